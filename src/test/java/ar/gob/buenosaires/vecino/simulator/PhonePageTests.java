package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** The phone in a real browser, against the smallest service. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PhonePageTests {

    @ImportAutoConfiguration({
        ServletWebServerFactoryAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class,
        WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class,
        JacksonAutoConfiguration.class,
        SecurityAutoConfiguration.class
    })
    static class PageOnly {}

    private final GraphSimulator graph = GraphSimulator.start();
    private final FakeService service = new FakeService(graph);
    private final WebhookSender meta = new WebhookSender(service.webhook(), graph.number());
    private final Residents residents = new Residents(graph, meta);
    private final ConfigurableApplicationContext page = start();
    // last: if anything before it fails, no browser is left behind
    private final Browser browser = Browser.open();

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(PageOnly.class, PhonePage.class)
                .initializers(context -> context.getBeanFactory().registerSingleton("residents", residents))
                .bannerMode(Banner.Mode.OFF)
                .run("--server.port=0");
    }

    @BeforeAll
    void openThePage() {
        graph.delay(Duration.ofMillis(100));
        browser.size(1400, 940);
        int port = ((ServletWebServerApplicationContext) page).getWebServer().getPort();
        browser.driver().get("http://localhost:" + port + "/simulator");
        await().until(() -> !find(".empty").isEmpty());
    }

    @AfterAll
    void close() {
        page.close();
        browser.close();
        residents.close();
        meta.close();
        service.close();
        graph.close();
    }

    @Test
    void showsTheAnswerAndTakesTaps() {
        browser.driver().findElement(By.id("join")).click();
        await().untilAsserted(() -> assertThat(find(".empty")).hasSize(1));
        write("hola, cuándo me toca la vtv?");
        seeLast("último número");
        assertThat(find(".bubble.theirs strong")).isNotEmpty();
        await().untilAsserted(() -> assertThat(find(".bubble.mine .read")).isNotEmpty());
        await().untilAsserted(() -> assertThat(find(".bubble.theirs .read")).isNotEmpty());
        assertThat(browser.driver().findElement(By.id("announcer")).getDomProperty("textContent"))
                .contains("último número");

        option("Ver el menú").click();
        seeLast("¿Sobre qué querés saber?");
        option("Ver temas").click();
        browser.picture(Path.of("target/phone/list.png"));
        List<WebElement> rows = find("#sheet .option");
        assertThat(rows).hasSize(3);
        assertThat(find("#sheet h3")).extracting(WebElement::getText).containsExactly("Auto y transporte", "Salud");
        rows.getFirst().click();
        seeLast("último número");
        option("Cuánto sale").click();
        seeLast("lo que diga la web");
        browser.picture(Path.of("target/phone/desktop.png"));
    }

    @Test
    void hasNoSidewaysScrollAt360Pixels() {
        write("https://buenosaires.gob.ar/" + "a".repeat(200));
        seeLast("No te entendí");
        browser.size(360, 740);
        browser.picture(Path.of("target/phone/narrow.png"));
        try {
            assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            assertThat(number("return document.getElementById('log').scrollWidth"))
                    .isLessThanOrEqualTo(number("return document.getElementById('log').clientWidth"));
            browser.driver().findElement(By.id("open-tools")).click();
            await().until(() -> browser.driver().findElement(By.id("tools")).isDisplayed());
            await().until(() -> number("return document.getElementById('tools').getBoundingClientRect().left") < 25);
            browser.picture(Path.of("target/phone/narrow-tools.png"));
            assertThat(number("return document.documentElement.scrollWidth")).isLessThanOrEqualTo(360);
            browser.driver().findElement(By.id("close-tools")).click();
        } finally {
            browser.size(1400, 940);
        }
    }

    @Test
    void rendersMarkupWithoutEverMakingHtmlOfText() {
        write("<img src=x onerror=alert(1)> *fuerte* _suave_ ~no~ 2*3*4");
        WebElement mine = await().until(
                        () -> last(".bubble.mine .said"), said -> said.getText().contains("fuerte"));
        assertThat(mine.getDomProperty("innerHTML"))
                .contains("&lt;img", "<strong>fuerte</strong>", "<em>suave</em>", "<s>no</s>", "2*3*4");
        assertThat(find(".bubble img")).isEmpty();
    }

    @Test
    void sendsALocationAVoiceNoteAndADuplicate() {
        int before = find(".bubble.mine").size();
        browser.driver()
                .findElement(By.cssSelector("#tools [data-tool=location]"))
                .click();
        await().until(() -> !find("#places .option").isEmpty());
        find("#places .option").getFirst().click();
        await().untilAsserted(() -> assertThat(find(".bubble.mine .map")).isNotEmpty());
        browser.driver().findElement(By.cssSelector("#tools [data-tool=voice]")).click();
        await().untilAsserted(() -> assertThat(find(".bubble.mine .voice")).isNotEmpty());
        browser.driver().findElement(By.cssSelector("#tools [data-tool=again]")).click();
        await().untilAsserted(() -> assertThat(last(".bubble.mine").getText()).contains("entregado 2 veces"));
        assertThat(find(".bubble.mine")).hasSize(before + 2);
    }

    @Test
    void addsAResidentWithoutNumber() {
        browser.driver().findElement(By.id("join-hidden")).click();
        await().untilAsserted(() -> assertThat(find(".empty")).hasSize(1));
        write("hola");
        seeLast("No te entendí");
        assertThat(residents.all().getLast().received().getFirst().addressedAs())
                .startsWith("AR.");
        browser.driver().findElement(By.cssSelector("#residents button")).click();
        await().untilAsserted(() -> assertThat(find("#residents [aria-current=true]"))
                .singleElement()
                .satisfies(b -> assertThat(b.getText()).doesNotContain("sin número")));
    }

    private void write(String text) {
        browser.driver().findElement(By.id("text")).sendKeys(text + Keys.ENTER);
    }

    private void seeLast(String part) {
        await().untilAsserted(() -> assertThat(find(".bubble.theirs:not(.typing)"))
                .last()
                .satisfies(bubble -> assertThat(bubble.getText()).contains(part)));
    }

    private WebElement option(String label) {
        List<WebElement> labelled = find(".options button, .options a").stream()
                .filter(button -> button.getText().equals(label))
                .toList();
        return labelled.getLast();
    }

    private WebElement last(String selector) {
        return find(selector).getLast();
    }

    private List<WebElement> find(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    private long number(String script) {
        return ((Number) java.util.Objects.requireNonNull(browser.driver().executeScript(script))).longValue();
    }
}
