package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all who work on content. */
abstract class DeskScene extends EditorsScene {

    /** Where a text is worked on, before its number. */
    static final String CONTENT = "/console/content/";

    ConsoleBrowser page;

    @BeforeAll
    void open() {
        page = new ConsoleBrowser("http://localhost:" + port);
    }

    @AfterAll
    void close() {
        page.close();
    }

    /** The browser is somebody's from now on. */
    ConsoleBrowser signedIn(String name) {
        page.browser().driver().manage().deleteAllCookies();
        return page.signIn(name, "clave");
    }

    /** A new service of movilidad by ana with its general answer, as drafts; gives the answer's number. */
    long draft(String slug, String keyword) {
        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"%1$s","area":"movilidad","title":"%1$s","summary":"Todo sobre %1$s",
                 "keywords":[{"text":"%2$s","weight":5}]}""".formatted(slug, keyword));
        return call("ana", "POST", "/api/v1/answers", """
                        {"service":"%1$s","topic":"general","title":"%1$s","body":"Se pide por la web.",
                         "sources":["Página de la Ciudad"],"facts_date":"2026-01-31","review_by":"2026-02-01"}""".formatted(slug))
                .path("id")
                .asLong();
    }

    JsonNode answer(long id) {
        return call("ana", "GET", "/api/v1/answers/" + id, "");
    }

    /** A change by somebody at another desk. */
    void changes(String user, long id, String body) {
        var request = Http.request("PATCH", "http://localhost:" + port + "/api/v1/answers/" + id)
                .method("PATCH", BodyPublishers.ofString("{\"body\":\"" + body + "\"}"))
                .header("Authorization", Http.basic(user, "clave"))
                .header("If-Match", "*");
        assertThat(Http.send(request).statusCode()).isEqualTo(200);
    }

    /** The trial of a change takes a while on a busy machine; the button to approve comes with it. */
    void awaitTrial() {
        eventually(() -> assertThat(page.find("#approve").isDisplayed()).isTrue());
    }

    /** A click on what may be below the screen's edge. */
    void press(String button) {
        page.run("document.querySelector(arguments[0]).scrollIntoView({block: 'center'})", button);
        page.click(button);
    }

    /** Puts a text in place of what a field holds. */
    void types(String css, String text) {
        page.find(css).clear();
        page.find(css).sendKeys(text);
    }

    /** Pictures of a desk's screen and of a small phone's, where nothing is wider than the screen and targets are close. */
    void isGood(String name) {
        page.size(1366, tall()).picture(name);
        page.size(360, 740);
        assertThat(page.run("return document.documentElement.scrollWidth"))
                .as(name + " at 360 px")
                .isEqualTo(360L);
        page.isAccessible(name);
        page.size(360, tall()).picture(name + "-phone");
        page.size(1366, 768);
    }

    private int tall() {
        return Integer.parseInt(
                String.valueOf(page.run("return Math.max(768, document.documentElement.scrollHeight)")));
    }
}
