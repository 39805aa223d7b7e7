package ar.gob.buenosaires.vecino.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;

class SignInTests {

    private static final String OFFICE = "10.0.0.1";
    private static final String STRANGER = "203.0.113.9";

    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabase.freshUrl()));
    private final PasswordCheck passwords = new PasswordCheck();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Users users = new Users(jdbc, () -> now);
    private final PasswordSignIn door = new PasswordSignIn(users, passwords, new SignInAttempts(() -> now));

    @BeforeEach
    void addDora() {
        start(new AccessSettings.User("dora", "clave de dora", Set.of(Role.EDITOR, Role.REVIEWER), "movilidad"));
    }

    @Test
    void givesRolesAndArea() {
        assertThat(signIn("dora", "clave de dora", OFFICE).getAuthorities())
                .extracting(GrantedAuthority::getAuthority)
                .containsExactlyInAnyOrder("ROLE_EDITOR", "ROLE_REVIEWER", "AREA_movilidad");
    }

    @Test
    void storesNoPlainPassword() {
        start(new AccessSettings.User("ema", "{noop}abierta", Set.of(Role.ADMIN), null));

        assertThat(stored("dora")).startsWith("{bcrypt}");
        assertThat(stored("ema")).isEqualTo("{noop}abierta");
        assertThat(signIn("ema", "abierta", OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void neverOverwritesAUserWhoIsThere() {
        String before = stored("dora");
        start(new AccessSettings.User("dora", "otra", Set.of(Role.ADMIN), null));

        assertThat(stored("dora")).isEqualTo(before);
        assertThat(users.find("dora").orElseThrow().authorities()).hasSize(3);
    }

    @Test
    void refusesWrongPasswordsUnknownPeopleAndOddNames() {
        for (String name : List.of("dora", "nadie", "do\0ra", "x".repeat(1000), "")) {
            assertThatThrownBy(() -> signIn(name, "no", OFFICE)).isInstanceOf(BadCredentialsException.class);
        }
    }

    @Test
    void makesWhoGuessesWaitAndNobodyElse() {
        guess("dora", STRANGER, 5);

        assertThatThrownBy(() -> signIn("dora", "clave de dora", STRANGER))
                .isInstanceOfSatisfying(
                        TooManyAttempts.class, e -> assertThat(e.retryAfter()).isEqualTo(Duration.ofSeconds(30)));
        assertThat(signIn("dora", "clave de dora", OFFICE).isAuthenticated()).isTrue();

        now = now.plusSeconds(31);
        guess("dora", STRANGER, 1);
        now = now.plusSeconds(31);
        assertThatThrownBy(() -> signIn("dora", "no", STRANGER)).isInstanceOf(TooManyAttempts.class);
        now = now.plusSeconds(60);
        assertThat(signIn("dora", "clave de dora", STRANGER).isAuthenticated()).isTrue();
    }

    @Test
    void throttlesUnknownPeopleAlikeSoThatNobodyLearnsWhoExists() {
        guess("nadie", STRANGER, 5);

        assertThatThrownBy(() -> signIn("nadie", "no", STRANGER)).isInstanceOf(TooManyAttempts.class);
    }

    @Test
    void forgetsFailuresOnceThePasswordWasRight() {
        guess("dora", OFFICE, 4);
        signIn("dora", "clave de dora", OFFICE);
        guess("dora", OFFICE, 4);

        assertThat(signIn("dora", "clave de dora", OFFICE).isAuthenticated()).isTrue();
    }

    @Test
    void remembersARightPasswordOnlyAsLongAsItIsTheStoredOne() {
        signIn("dora", "clave de dora", OFFICE);
        assertThat(passwords.remembers("clave de dora", stored("dora"))).isTrue();

        jdbc.sql("update app_user set password = ?")
                .param(passwords.encode("nueva"))
                .update();
        assertThatThrownBy(() -> signIn("dora", "clave de dora", OFFICE)).isInstanceOf(BadCredentialsException.class);
    }

    @Test
    void tellsAWrongPasswordFromADatabaseThatIsAway() {
        JdbcClient away = JdbcClient.create(new DriverManagerDataSource("jdbc:postgresql://127.0.0.1:1/x"));
        PasswordSignIn closed =
                new PasswordSignIn(new Users(away, () -> now), passwords, new SignInAttempts(() -> now));

        assertThatThrownBy(() -> closed.authenticate(request("dora", "clave de dora", OFFICE)))
                .isInstanceOf(AuthenticationServiceException.class);
    }

    private void start(AccessSettings.User user) {
        new UsersAtStart(new AccessSettings(List.of(user), "roles", "area"), users, passwords).add();
    }

    private String stored(String name) {
        return users.find(name).orElseThrow().password();
    }

    private void guess(String name, String address, int times) {
        for (int i = 0; i < times; i++) {
            assertThatThrownBy(() -> signIn(name, "no", address)).isInstanceOf(BadCredentialsException.class);
        }
    }

    private Authentication signIn(String name, String password, String address) {
        return door.authenticate(request(name, password, address));
    }

    private static Authentication request(String name, String password, String address) {
        var token = UsernamePasswordAuthenticationToken.unauthenticated(name, password);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setRemoteAddr(address);
        token.setDetails(new WebAuthenticationDetails(request));
        return token;
    }
}
