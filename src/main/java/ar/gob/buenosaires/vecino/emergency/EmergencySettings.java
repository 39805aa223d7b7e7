package ar.gob.buenosaires.vecino.emergency;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How dispatchers work.
 *
 * @param acknowledgeWithin after which a new ticket is overdue, by priority
 * @param chats that one dispatcher may attend at once
 * @param idle without a word from either side after which the bot speaks again
 * @param remindAfter opening a ticket that SAME has not confirmed; each time the resident is told to call 107
 * @param sameEventWithin since a ticket of the same home was opened, or one of the same patient ended: a new one belongs
 *     to the same event
 * @param heartbeat of the event stream
 * @param claimTimeout after which a call to SAME is taken for one of a dead node; longer than any call can last
 * @param map where the board links places to
 * @param cluster which cases may be of one event
 */
@Validated
@ConfigurationProperties("vecino.emergency")
record EmergencySettings(
        Map<Priority, Duration> acknowledgeWithin,
        @Min(1) @DefaultValue("5") int chats,
        @DefaultValue("15m") Duration idle,
        @DefaultValue({"30s", "5m", "15m"}) List<Duration> remindAfter,
        @DefaultValue("72h") Duration sameEventWithin,
        @DefaultValue("15s") Duration heartbeat,
        @DefaultValue("30s") Duration claimTimeout,
        MapLinks map,
        @DefaultValue Cluster cluster) {

    /**
     * Addresses of a map on the web.
     *
     * @param point with {@code {latitude}} and {@code {longitude}}
     * @param address with {@code {address}}
     */
    record MapLinks(String point, String address) {}

    /**
     * How close cases are that are shown as one.
     *
     * @param meters between two of them
     * @param within between the times that two of them were opened
     */
    record Cluster(
            @Min(1) @DefaultValue("250") int meters,
            @DefaultValue("30m") Duration within) {}

    private static final Map<Priority, Duration> USUAL = Map.of(
            Priority.RED, Duration.ofSeconds(60),
            Priority.YELLOW, Duration.ofMinutes(5),
            Priority.GREEN, Duration.ofMinutes(30));

    EmergencySettings {
        remindAfter = List.copyOf(remindAfter);
        acknowledgeWithin = acknowledgeWithin == null ? USUAL : Map.copyOf(acknowledgeWithin);
    }

    Duration acknowledgeWithin(Priority priority) {
        Duration usual = USUAL.get(priority);
        return acknowledgeWithin.getOrDefault(priority, usual == null ? Duration.ZERO : usual);
    }
}
