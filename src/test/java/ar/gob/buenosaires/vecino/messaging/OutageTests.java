package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.RestartableDatabase;
import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import ar.gob.buenosaires.vecino.privacy.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.SpringApplication;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@InboxTest
@DirtiesContext
class OutageTests {

    private static final RestartableDatabase DATABASE = new RestartableDatabase();

    @Autowired
    private Webhook webhook;

    @Autowired
    private Vault vault;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @Autowired
    private RecordingCarrier carrier;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        // when the service is closed, or its pool would complain
        SpringApplication.getShutdownHandlers().add(DATABASE::stop);
        settings.add("spring.datasource.url", DATABASE::url);
        settings.add("spring.datasource.hikari.connection-timeout", () -> "500");
    }

    /** Delivers until it is taken, as Meta does, and answers every status on the way. */
    private List<Integer> deliverUntilTaken(Said said) {
        List<Integer> statuses = new ArrayList<>();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> {
                    statuses.add(webhook.deliver(said));
                    return statuses.getLast() == 200;
                });
        return statuses;
    }

    @Test
    void answersEverythingOnceAndInOrderWhenTheDatabaseStopsInTheMiddle() {
        List<String> residents = List.of("5491160000001", "5491160000002", "5491160000003");
        Instant start = Instant.now().minusSeconds(600);
        List<Said> before = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            before.add(Said.by(residents.get(i % 3), "antes " + i, start.plusSeconds(i)));
        }
        assertThat(webhook.deliver(Webhook.texts(before))).isEqualTo(200);

        DATABASE.stop();
        assertThat(webhook.deliver(Said.by(residents.getFirst(), "perdido"))).isEqualTo(503);
        assertThat(webhook.deliver("nada".getBytes(StandardCharsets.UTF_8))).isEqualTo(400);
        answersRedFlagsDirectly();
        List<Integer> statuses;
        Said after = Said.by(residents.getFirst(), "después", Instant.now());
        Thread starter = Thread.ofVirtual().start(() -> {
            await().pollDelay(Duration.ofMillis(700)).until(() -> true);
            DATABASE.startAgain();
        });
        statuses = deliverUntilTaken(after);

        assertThat(statuses.subList(0, statuses.size() - 1)).isNotEmpty().containsOnly(503);
        await().atMost(Duration.ofSeconds(60)).until(() -> waiting() == 0);
        assertThat(starter.isAlive()).isFalse();
        assertThat(jdbc.sql("select count(*) from inbound_message where outcome = 'ANSWERED'")
                        .query(Long.class)
                        .single())
                .isEqualTo(61);
        for (String resident : residents) {
            List<String> written = new ArrayList<>(before.stream()
                    .filter(s -> s.phone().equals(resident))
                    .map(s -> "eco: " + s.text())
                    .toList());
            if (resident.equals(residents.getFirst())) {
                written.add("eco: después");
            }
            assertThat(repliesByContact().values()).contains(written);
        }
        assertThat(meters.get("vecino.webhook")
                        .tag("outcome", "store_away")
                        .timer()
                        .count())
                .isPositive();
    }

    private void answersRedFlagsDirectly() {
        Said help = Said.by("5491160000007", "socorro").withBsuid("AR.7");

        assertThat(webhook.deliver(help)).isEqualTo(503);
        assertThat(webhook.deliver(help)).isEqualTo(503);

        await().during(Duration.ofMillis(300)).until(() -> carrier.direct().size() == 1);
        assertThat(carrier.direct().getFirst().to()).isEqualTo(new Address(Address.Kind.PHONE, "5491160000007"));
        assertThat(carrier.direct().getFirst().message().toString()).contains("Llamá ya al 107.");
    }

    private long waiting() {
        return jdbc.sql("select count(*) from inbound_message where state = 'WAITING'")
                .query(Long.class)
                .single();
    }

    private Map<Long, List<String>> repliesByContact() {
        return jdbc
                .sql("select contact_id, payload from outbound_message order by id")
                .query((row, n) -> Map.entry(
                        row.getLong(1), vault.open(row.getBytes(2)).replaceAll("(?s).*\"body\":\"([^\"]*)\".*", "$1")))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }
}
