package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@SecuredService
class ConsoleTests {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(Redirect.NORMAL)
            .build();

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void signsInOnAPageInSpanishAndOutAgain() throws Exception {
        HttpResponse<String> door = get("/console");
        assertThat(door.uri().getPath()).isEqualTo("/console/login");
        assertThat(door.body()).contains("Contraseña").doesNotContain("class=\"notice");

        HttpResponse<String> home = signIn(door, "reviewer", "clave");
        assertThat(home.uri().getPath()).isEqualTo("/console");
        assertThat(home.body())
                .contains("Hola, reviewer", "Revisión: ver y aprobar")
                .doesNotContain("??");

        HttpResponse<String> out = post("/console/logout", "_csrf=" + token(home));
        assertThat(out.body()).contains("Saliste de la consola");
        assertThat(get("/console").uri().getPath()).isEqualTo("/console/login");
    }

    @Test
    void keepsTheSessionInTheDatabaseWithAHardenedCookie() throws Exception {
        long before = sessionsOfAdmin();
        signIn(get("/console/login"), "admin", "clave");

        assertThat(sessionsOfAdmin()).isEqualTo(before + 1);
        assertThat(cookie("SESSION").isHttpOnly()).isTrue();
    }

    @Test
    void saysThatThePasswordIsWrongAndNotWhichPart() throws Exception {
        String wrong = signIn(get("/console/login"), "admin", "otra").body();
        String unknown = signIn(get("/console/login"), "nadie", "otra").body();

        assertThat(wrong).contains("El usuario o la contraseña no son correctos.");
        assertThat(unknown).contains("El usuario o la contraseña no son correctos.");
    }

    @Test
    void needsATokenToSignInAndForEveryChangeOfASession() throws Exception {
        assertThat(post("/console/login", "username=admin&password=clave").uri().getQuery())
                .isEqualTo("expired");

        signIn(get("/console/login"), "reviewer", "clave");
        String preview = "/api/v1/preview";
        assertThat(json(preview, "none", "").statusCode()).isEqualTo(403);
        assertThat(json(preview, "X-XSRF-TOKEN", cookie("XSRF-TOKEN").getValue())
                        .statusCode())
                .isNotEqualTo(403);
    }

    @Test
    void needsNoTokenWithoutCookiesUnlessABrowserSendsItFromAnotherSite() {
        var program =
                Http.request("POST", url("/api/v1/preview")).header("Authorization", Http.basic("editor", "clave"));
        HttpResponse<String> answer = Http.send(program);
        assertThat(answer.statusCode()).isNotIn(401, 403);
        assertThat(answer.headers().map()).doesNotContainKey("set-cookie");

        assertThat(Http.send(program.header("Sec-Fetch-Site", "cross-site")).statusCode())
                .isEqualTo(403);
    }

    @Test
    void makesNoSessionForSomebodyWhoOnlyLooks() {
        long before = sessions();
        HttpResponse<String> page = Http.send(Http.request("GET", url("/console/login")));

        assertThat(page.headers().allValues("set-cookie")).noneMatch(cookie -> cookie.startsWith("SESSION"));
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void allowsNoScriptOrStyleButItsOwnFiles() {
        HttpResponse<String> page = Http.send(Http.request("GET", url("/console/login")));

        assertThat(page.headers().allValues("Content-Security-Policy"))
                .singleElement()
                .asString()
                .contains("default-src 'none'", "script-src 'self'", "style-src 'self'")
                .doesNotContain("unsafe");
        assertThat(page.body()).doesNotContain("<script>", "<style", " style=", " onclick=");
        assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.headers().firstValue("X-Frame-Options")).contains("DENY");
    }

    @Test
    void showsAPageForWhatIsNotThereOrNotAllowed() throws Exception {
        signIn(get("/console/login"), "dispatcher", "clave");

        HttpResponse<String> missing = page("/console/nada");
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).contains("<h1>Algo salió mal</h1>", "no existe o ya no está");

        HttpResponse<String> forbidden = page("/console/users");
        assertThat(forbidden.statusCode()).isEqualTo(403);
        assertThat(forbidden.body()).contains("Tu usuario no tiene permiso", "Volver a la consola");
    }

    @Test
    void showsAPageToWhoSignedInForWhatIsNoLongerThere() throws Exception {
        HttpResponse<String> door = page("/console/tickets/" + UUID.randomUUID());
        assertThat(door.uri().getPath()).isEqualTo("/console/login");

        HttpResponse<String> gone = signIn(door, "dispatcher", "clave");
        assertThat(gone.statusCode()).isEqualTo(404);
        assertThat(gone.body()).contains("<h1>Algo salió mal</h1>", "no existe o ya no está");
    }

    private HttpResponse<String> page(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Accept", "text/html,*/*")
                        .build(),
                BodyHandlers.ofString());
    }

    private long sessionsOfAdmin() {
        return jdbc.sql("select count(*) from spring_session where principal_name = 'admin'")
                .query(Long.class)
                .single();
    }

    private long sessions() {
        return jdbc.sql("select count(*) from spring_session").query(Long.class).single();
    }

    private HttpResponse<String> signIn(HttpResponse<String> door, String user, String password)
            throws IOException, InterruptedException {
        return post("/console/login", "username=%s&password=%s&_csrf=%s".formatted(user, password, token(door)));
    }

    private static String token(HttpResponse<String> page) {
        Matcher field = TOKEN.matcher(page.body());
        assertThat(field.find()).as("a token in the form").isTrue();
        return URLEncoder.encode(field.group(1), StandardCharsets.UTF_8);
    }

    private HttpCookie cookie(String name) {
        List<HttpCookie> all = cookies.getCookieStore().getCookies();
        return all.stream().filter(c -> c.getName().equals(name)).findFirst().orElseThrow();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(HttpRequest.newBuilder(URI.create(url(path))).build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String path, String form) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(URI.create(url(path)))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("Accept", "text/html,*/*")
                        .POST(BodyPublishers.ofString(form))
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> json(String path, String header, String value)
            throws IOException, InterruptedException {
        return browser.send(
                Http.request("POST", url(path)).header(header, value).build(), BodyHandlers.ofString());
    }

    private String url(String path) {
        return "http://localhost:" + port + path;
    }
}
