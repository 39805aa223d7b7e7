package ar.gob.buenosaires.vecino.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules that need two administrators at once, or time. */
class UserDeskTests {

    private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.freshUrl());
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private Instant now = Instant.parse("2026-01-05T12:00:00Z");
    private final Users users = new Users(jdbc, () -> now);
    private final AccessRecord record = new AccessRecord(jdbc, () -> now);
    private final KnownAreas areas = new KnownAreas() {

        @Override
        public List<KnownArea> all() {
            return List.of(new KnownArea("movilidad", "Movilidad"), new KnownArea("cultura", "Cultura"));
        }

        @Override
        public boolean hold(String slug) {
            return all().stream().anyMatch(area -> area.slug().equals(slug));
        }
    };
    private final UserDesk desk =
            new UserDesk(users, areas, new UserDesk.Passwords(new PasswordRules(), new PasswordCheck()), record, jdbc);
    private final Deputies deputies = new Deputies(jdbc, users, areas, record, () -> now);

    @BeforeEach
    void people() {
        add("ada", Role.ADMIN, null);
        add("bea", Role.ADMIN, null);
        add("ema", Role.EDITOR, "movilidad");
        add("dino", Role.DISPATCHER, "cultura");
    }

    private void add(String name, Role role, @Nullable String area) {
        users.add(name, "{noop}clave", Set.of(role), area, null, false);
    }

    @Test
    void oneAdministratorStaysWhenTwoDemoteEachOther() throws Exception {
        var nothing = new UserDesk.Wanted(Set.of(), null, null);
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Callable<Boolean>> deeds = List.of(
                    () -> succeeds(() -> desk.change("bea", nothing, "ada")),
                    () -> succeeds(() -> desk.disable("ada", "bea")));
            long done = 0;
            for (Future<Boolean> deed : both.invokeAll(deeds)) {
                done += deed.get() ? 1 : 0;
            }
            assertThat(done).isEqualTo(1);
        }
        assertThat(users.all().stream()
                        .filter(user -> !user.isDisabled() && user.roles().contains(Role.ADMIN)))
                .hasSize(1);
    }

    private boolean succeeds(Runnable deed) {
        try {
            transactions.executeWithoutResult(transaction -> deed.run());
            return true;
        } catch (Problem problem) {
            assertThat(problem.slug()).isEqualTo("last-admin");
            return false;
        }
    }

    @Test
    void aDeputyMayWhatTheReferentMayForThatTimeAndNothingElse() {
        Instant begins = now.plusSeconds(3600);
        deputies.name(new Deputies.Wanted("movilidad", "dino", begins, begins.plusSeconds(60)), rights("ema"));
        assertThat(rights("dino").areas()).isEmpty();

        now = begins;
        // dino's own area is no editor's
        assertThat(rights("dino").areas()).containsExactly("movilidad");
        assertThat(rights("dino").roles()).containsExactlyInAnyOrder(Role.DISPATCHER, Role.EDITOR);
        assertThat(rights("dino").ownAreas()).isEmpty();

        now = begins.plusSeconds(60);
        assertThat(rights("dino").areas()).isEmpty();
        assertThat(rights("dino").roles()).containsExactly(Role.DISPATCHER);
    }

    @Test
    void aDeputyNamesNobodyAndAReferentForNoOtherArea() {
        deputies.name(wanted("movilidad", "dino"), rights("ema"));

        assertThatThrownBy(() -> deputies.name(wanted("movilidad", "bea"), rights("dino")))
                .hasMessageContaining("not-your-area");
        assertThatThrownBy(() -> deputies.name(wanted("cultura", "dino"), rights("ema")))
                .hasMessageContaining("not-your-area");
        assertThatThrownBy(() -> deputies.name(wanted("cultura", "ada"), rights("ada")))
                .hasMessageContaining("own-rights");
        assertThat(deputies.seenBy(rights("dino"))).isEmpty();
        assertThat(deputies.seenBy(rights("ada"))).hasSize(1);
    }

    @Test
    void refusesTermsThatEndBeforeTheyBeginOrLastTooLong() {
        for (Instant end : List.of(now, now.minusSeconds(1), now.plusSeconds(367L * 24 * 3600))) {
            var wanted = new Deputies.Wanted("movilidad", "dino", null, end);
            assertThatThrownBy(() -> deputies.name(wanted, rights("ada"))).hasMessageContaining("bad-term");
        }
        users.setDisabled("dino", true);
        assertThatThrownBy(() -> deputies.name(wanted("movilidad", "dino"), rights("ada")))
                .hasMessageContaining("deputy-unknown");
    }

    private Deputies.Wanted wanted(String area, String name) {
        return new Deputies.Wanted(area, name, null, now.plusSeconds(3600));
    }

    private Rights rights(String name) {
        return users.find(name).orElseThrow().rights();
    }
}
