package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.SameEvents;
import ar.gob.buenosaires.vecino.simulator.SameIncident;
import ar.gob.buenosaires.vecino.simulator.SameSimulator;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * SAME is down while cases arrive, and the service dies twice meanwhile.
 *
 * <p>{@code -Dsoak.cases} and {@code -Dsoak.seconds} say how many arrive in how long.
 */
@Order(1)
@Isolated("it takes every processor that there is")
class SameSoakProcessTests {

    private static final int CASES = Integer.getInteger("soak.cases", 2000);
    private static final Duration ARRIVAL = Duration.ofSeconds(Integer.getInteger("soak.seconds", 40));
    /** So many calls to SAME may overtake one another. */
    private static final int AT_ONCE = 8;

    @Test
    void everyTicketReachesSameOnceAndRedFirst() {
        try (City city = new City();
                SameSimulator same = SameSimulator.start(DevelopmentSettings.SAME_TOKEN);
                ExecutorService writers = Executors.newVirtualThreadPerTaskExecutor();
                ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor()) {
            same.down();
            city.service.with("VECINO_SAME_BASE_URL", same.baseUrl().toString());
            city.service.start().awaitReady();
            List<Resident> residents = city.join(CASES);

            AtomicInteger began = new AtomicInteger();
            long gap = ARRIVAL.toNanos() / CASES;
            var arrivals = pace.scheduleAtFixedRate(
                    () -> {
                        int next = began.getAndIncrement();
                        if (next < CASES) {
                            writers.execute(() -> tell(residents.get(next), next));
                        }
                    },
                    0,
                    gap,
                    TimeUnit.NANOSECONDS);
            assertThat(arrivals.isDone()).isFalse();
            killAfter(began, CASES / 3, city);
            killAfter(began, 2 * CASES / 3, city);
            JdbcClient database =
                    JdbcClient.create(new DriverManagerDataSource(city.database.url(), "postgres", "postgres"));
            awaitCount(database, "select count(*) from ticket");
            awaitCount(database, "select count(distinct contact_id) from inbound_message where state <> 'WAITING'");
            List<String> waiting = database.sql("select id::text from ticket order by rank, created_at, id")
                    .query(String.class)
                    .list();
            // tried in vain just before: these wait for their next turn while others go
            Set<String> tried =
                    Set.copyOf(database.sql("select distinct ticket_id::text from same_call where attempts > 0")
                            .query(String.class)
                            .list());
            int red = database.sql("select count(*) from ticket where priority = 'RED'")
                    .query(Integer.class)
                    .single();
            assertThat(same.incidents()).isEmpty();

            same.up();
            awaitCount(database, "select count(*) from ticket where delivery = 'DELIVERED'");
            goOn(city, same);

            List<String> taken =
                    same.incidents().stream().map(SameIncident::externalId).toList();
            assertThat(TakenBySame.problems(taken, waiting, tried, AT_ONCE)).isEmpty();
            assertThat(same.incidents().subList(red + 2 * AT_ONCE, CASES))
                    .extracting(SameIncident::priority)
                    .containsOnly("YELLOW");
            sawNothingUntrue(city, database, residents);
        }
    }

    private static void tell(Resident resident, int number) {
        resident.writes(number % 4 == 0 ? "manden una ambulancia por favor" : "mi papá no puede respirar");
        resident.sharesLocation(-34.598, -58.436);
    }

    private static void killAfter(AtomicInteger began, int cases, City city) {
        Awaitility.await("arrivals").atMost(ARRIVAL.plusMinutes(1)).until(() -> began.get() >= cases);
        city.service.kill();
        city.service.start().awaitReady();
    }

    private static void awaitCount(JdbcClient database, String sql) {
        Awaitility.await(sql)
                .atMost(ARRIVAL.plusMinutes(2))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> database.sql(sql).query(Integer.class).single() == CASES);
    }

    /** SAME moves some cases on, and the residents hear of it. */
    private static void goOn(City city, SameSimulator same) {
        SameEvents events = new SameEvents(() -> city.service.uri("/webhooks/same"), DevelopmentSettings.SAME_SECRET);
        List<SameIncident> some = IntStream.range(0, CASES / 20)
                .mapToObj(i -> same.incidents().get(i * 20))
                .toList();
        for (String status : List.of("DISPATCHED", "ARRIVED", "CLOSED")) {
            assertThat(some)
                    .allSatisfy(incident ->
                            assertThat(events.tell(incident, status)).isEqualTo(200));
        }
    }

    private static void sawNothingUntrue(City city, JdbcClient database, List<Resident> residents) {
        Awaitility.await("every bubble sent")
                .atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .until(() -> city.database.count(
                                "select count(*) from outbound_message where state in ('WAITING', 'SENDING', 'UNCONFIRMED')")
                        == 0);
        SaidOfTickets said = SaidOfTickets.of(database);
        residents.forEach(resident -> resident.received().forEach(said::check));
        System.out.println(CASES + " cases in " + ARRIVAL + ", two kills; told of tickets: " + said.told());
        assertThat(said.untrue()).isEmpty();
        assertThat(said.told().get("say.ticket.confirmed")).isEqualTo(CASES);
        assertThat(residents)
                .allSatisfy(resident -> assertThat(resident.received())
                        .anySatisfy(bubble -> assertThat(bubble.text()).contains("Llamá ya al 107")));
    }
}
