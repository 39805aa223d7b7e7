package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.Alert;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.Select;
import org.openqa.selenium.support.ui.WebDriverWait;

/** One person at the console, in a browser of their own. */
public final class ConsoleBrowser implements AutoCloseable {

    /** WCAG 2.0 to 2.2, levels A and AA, and what axe-core holds for good practice. */
    private static final String CHECK = """
            const done = arguments[arguments.length - 1];
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
            axe.run(document, {runOnly: {type: 'tag', values: tags}}).then(
                found => done(found.violations.flatMap(v => v.nodes.map(n =>
                    v.id + ': ' + n.html.slice(0, 160) + ' | ' + n.failureSummary))),
                error => done([String(error)]));
            """;

    private static final String AXE = axe();
    /** Each look costs driver and browser some milliseconds of a processor. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK_EVERY = Duration.ofMillis(80);

    private final Browser browser = Browser.open();
    private final String root;

    /** @param root of the service, e.g. {@code http://localhost:8080} */
    public ConsoleBrowser(String root) {
        this.root = root;
        browser.size(1366, 768);
    }

    private static String axe() {
        try (InputStream script = ConsoleBrowser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ConsoleBrowser signIn(String name, String password) {
        open("/console/login");
        find("#username").sendKeys(name);
        find("#password").sendKeys(password, Keys.ENTER);
        await("main:not(.card)");
        return this;
    }

    public ConsoleBrowser open(String path) {
        browser.driver().get(root + path);
        return this;
    }

    public ConsoleBrowser size(int width, int height) {
        browser.size(width, height);
        return this;
    }

    public Browser browser() {
        return browser;
    }

    public WebElement find(String css) {
        return browser.driver().findElement(By.cssSelector(css));
    }

    public List<WebElement> all(String css) {
        return browser.driver().findElements(By.cssSelector(css));
    }

    /** What people see, without what is folded away. */
    public String text(String css) {
        return patiently(css, WebElement::getText);
    }

    public ConsoleBrowser click(String css) {
        return patiently(css, element -> {
            element.click();
            return this;
        });
    }

    /** Parts of the page may be replaced between finding and using them. */
    private <T> T patiently(String css, Function<WebElement, T> use) {
        return Objects.requireNonNull(new WebDriverWait(browser.driver(), PATIENCE, LOOK_EVERY)
                .ignoring(StaleElementReferenceException.class)
                .until(driver -> Objects.requireNonNull(use.apply(driver.findElement(By.cssSelector(css))))));
    }

    /** The first such element, once it is there to be seen; within five seconds. */
    public WebElement await(String css) {
        return new WebDriverWait(browser.driver(), PATIENCE, LOOK_EVERY)
                .until(ExpectedConditions.visibilityOfElementLocated(By.cssSelector(css)));
    }

    /** Presses keys wherever the focus is. */
    public ConsoleBrowser press(CharSequence... keys) {
        browser.driver().switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Picks from a list by value. */
    public ConsoleBrowser choose(String css, String value) {
        new Select(find(css)).selectByValue(value);
        return this;
    }

    /** Answers what the page asks in a window of its own. */
    public ConsoleBrowser answer(boolean yes) {
        Alert question = new WebDriverWait(browser.driver(), PATIENCE).until(ExpectedConditions.alertIsPresent());
        if (yes) {
            Objects.requireNonNull(question).accept();
        } else {
            Objects.requireNonNull(question).dismiss();
        }
        return this;
    }

    /** The id of what has the focus. */
    public String focused() {
        return String.valueOf(browser.driver().switchTo().activeElement().getDomAttribute("id"));
    }

    /** Pulls the network's plug, or puts it in again. */
    public ConsoleBrowser offline(boolean away) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver()
                .executeCdpCommand(
                        "Network.emulateNetworkConditions",
                        Map.of("offline", away, "latency", 0, "downloadThroughput", -1, "uploadThroughput", -1));
        return this;
    }

    /** Requests to such addresses fail from now on, with {@code *} for anything; those under way go on. */
    public ConsoleBrowser unreachable(String... addresses) {
        browser.driver().executeCdpCommand("Network.enable", Map.of());
        browser.driver().executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
        return this;
    }

    public @Nullable Object run(String script, Object... arguments) {
        return browser.driver().executeScript(script, arguments);
    }

    /** Fails with all that axe-core finds on the page as it is now, and with whatever the content policy refused. */
    public ConsoleBrowser isAccessible(String state) {
        browser.driver().executeScript(AXE);
        assertThat(browser.driver().executeAsyncScript(CHECK))
                .as("axe-core: " + state)
                .isEqualTo(List.of());
        assertThat(browser.driver().manage().logs().get(LogType.BROWSER).getAll())
                .as("content policy: " + state)
                .noneMatch(entry -> entry.getMessage().contains("Content Security Policy"));
        return this;
    }

    /** A picture under {@code target/pictures}, for people. */
    public ConsoleBrowser picture(String name) {
        browser.picture(Path.of("target", "pictures", name + ".png"));
        return this;
    }

    @Override
    public void close() {
        browser.close();
    }
}
