package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** One browser for all who work on content. */
abstract class DeskScene extends EditorsScene {

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
