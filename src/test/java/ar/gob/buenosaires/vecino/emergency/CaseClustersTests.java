package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CaseClustersTests {

    private static final Instant NINE = Instant.parse("2026-11-22T12:00:00Z");
    private static final double LATITUDE = -34.6;
    private static final double LONGITUDE = -58.44;
    /** Of latitude and, here, of longitude. */
    private static final double HUNDRED_METERS_NORTH = 0.0008993;

    private static final double HUNDRED_METERS_EAST = 0.0010925;

    private final EmergencySettings settings = new EmergencySettings(
            Map.of(),
            5,
            Duration.ofMinutes(15),
            List.of(),
            Duration.ofDays(2),
            Duration.ofSeconds(15),
            Duration.ofSeconds(30),
            new EmergencySettings.MapLinks("", ""),
            new EmergencySettings.Cluster(250, Duration.ofMinutes(30)));
    private final CaseClusters clusters = new CaseClusters(settings);
    private final List<Ticket> tickets = new ArrayList<>();

    private CaseClustersTests add(String flag, int minute, Location place) {
        return add(flag, minute, place, UUID.randomUUID());
    }

    private CaseClustersTests add(String flag, int minute, Location place, UUID event) {
        CaseFacts facts = new CaseFacts(
                Cases.breathing().caller(),
                Cases.breathing().patient(),
                List.of(),
                List.of(flag),
                List.of(),
                place,
                null,
                "");
        NewTicket wanted = new NewTicket(new ContactId(1), "self", event, Priority.RED, true, NINE, facts);
        Instant at = NINE.plus(Duration.ofMinutes(minute));
        tickets.add(new Ticket("A-" + (tickets.size() + 1), event, wanted, at));
        return this;
    }

    private static Location pin(double metersNorth, double metersEast) {
        return new Location(
                null,
                null,
                null,
                LATITUDE + metersNorth / 100 * HUNDRED_METERS_NORTH,
                LONGITUDE + metersEast / 100 * HUNDRED_METERS_EAST);
    }

    private static Location at(String address) {
        return new Location(address, null, null, null, null);
    }

    private List<List<String>> found() {
        return clusters.of(tickets).stream()
                .map(members -> members.stream().map(Ticket::number).toList())
                .toList();
    }

    @Test
    void areCloseInPlaceTimeAndSigns() {
        add("fire", 0, pin(0, 0)).add("fire", 10, pin(170, 170)).add("fire", 5, pin(400, 0));
        add("stroke", 5, pin(0, 0)).add("fire", 50, pin(0, 10));
        assertThat(found()).containsExactly(List.of("A-1", "A-2"));
    }

    @Test
    void reachFromNeighbourToNeighbour() {
        add("fire", 0, pin(0, 0)).add("fire", 20, pin(240, 0)).add("fire", 40, pin(480, 0));
        assertThat(found()).containsExactly(List.of("A-1", "A-2", "A-3"));
    }

    @Test
    void areFoundWhereverTheGridHasItsLines() {
        for (int north = -1000; north <= 1000; north += 40) {
            for (int east = -600; east <= 600; east += 150) {
                tickets.clear();
                add("fire", 0, pin(north, east)).add("fire", 0, pin(north + 100, east + 225));
                assertThat(found()).as(north + " " + east).hasSize(1);
            }
        }
    }

    @Test
    void ofAddressesAreOfOneBlock() {
        add("fire", 0, at("Av. Rivadavia 5210"))
                .add("fire", 0, at("av rivadavia 5283"))
                .add("fire", 0, at("Av. Rivadavia 5310"));
        add("fire", 0, at("Rivadavia y Acoyte"));
        assertThat(found()).containsExactly(List.of("A-1", "A-2"));
    }

    @Test
    void ofOneEventBelongTogetherWhateverTheyHave() {
        UUID home = UUID.randomUUID();
        add("fire", 0, Location.UNKNOWN, home).add("stroke", 90, at("Lavalle 900"), home);
        assertThat(found()).containsExactly(List.of("A-1", "A-2"));
    }

    @Test
    void areFoundAmongManyInAMoment() {
        for (int i = 0; i < 5000; i++) {
            add("fever" + i % 50, i % 600, pin(i % 97 * 130, i % 89 * 130));
        }
        Instant before = Instant.now();
        clusters.of(tickets);
        assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofSeconds(2));
    }
}
