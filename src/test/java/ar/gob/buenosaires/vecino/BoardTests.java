package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A shift at the dispatch board, in real browsers: the list, its alarms, and who is on. */
@Order(1)
class BoardTests extends BoardScene {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    @Test
    void aNewRedCaseIsThereWithinTwoSecondsAndSounds() {
        ConsoleBrowser ana = dispatcher("ana");
        ana.click("#help-button");
        ana.press(Keys.ESCAPE);
        eventually(() -> assertThat(ana.text("#sound")).isEqualTo("Sonido: sí"));

        TicketSummary first = red();
        await().atMost(AT_ONCE).until(() -> !ana.all(row(first)).isEmpty());
        eventually(() -> assertThat(rang(ana)).isEqualTo(1));

        ana.press("s");
        assertThat(ana.text("#sound")).isEqualTo("Sonido: no");
        assertThat(ana.find("#sound").getDomAttribute("aria-pressed")).isEqualTo("false");
        TicketSummary second = red();
        await().atMost(AT_ONCE).until(() -> !ana.all(row(second)).isEmpty());
        assertThat(rang(ana)).isEqualTo(1);
        ana.isAccessible("muted");

        ana.open("/console/tickets");
        assertThat(ana.text("#sound")).as("remembered").isEqualTo("Sonido: no");
    }

    private static int rang(ConsoleBrowser person) {
        return Integer.parseInt(String.valueOf(person.run("return board.dataset.rang ?? 0")));
    }

    @Test
    void saysThatTheBrowserBlocksSound() {
        ConsoleBrowser ana = dispatcher("ana");
        ana.run("sound.context = {state: 'suspended', resume: () => Promise.resolve()}; sound.show()");
        assertThat(ana.text("#sound")).isEqualTo("Sonido bloqueado: activar");
        ana.isAccessible("blocked sound").picture("board-sound-blocked");
        red();
        eventually(() -> assertThat(ana.text("#said")).contains("Nuevo caso rojo"));
        assertThat(rang(ana)).isZero();
    }

    @Test
    void ofTwoWhoRaceOneWinsAndTheOtherIsTold() {
        TicketSummary ticket = red();
        ConsoleBrowser ana = dispatcher("ana");
        ConsoleBrowser beto = dispatcher("beto");
        opens(ana, ticket);
        opens(beto, ticket);
        // both see the button until both have pressed it
        beto.run("source.close()");
        ana.click("#step-ACKNOWLEDGE");
        eventually(() -> assertThat(ana.text("#t-said")).isEqualTo("Tomaste el caso."));
        beto.click("#step-ACKNOWLEDGE");

        eventually(() -> assertThat(beto.text("#t-said [role=alert]")).contains("ana llegó antes y tomó el caso"));
        assertThat(beto.text("#t-head")).contains("Tomado");
        beto.isAccessible("too late").picture("board-too-late");
        assertThat(jdbc.sql("select count(*) from ticket_timeline where what = 'acknowledged'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void isWorkedByKeyboardAlone() {
        TicketSummary first = red();
        TicketSummary second =
                open(Priority.GREEN, facts("", "Tos desde ayer", new Location("Lavalle 900", null, 1, null, null)));
        ConsoleBrowser ana = dispatcher("ana");

        ana.press("?").await("#help[open]");
        ana.isAccessible("help").press(Keys.ESCAPE);
        ana.press("j").press("j").press(Keys.ENTER).await(".sheet[data-id='" + second.id() + "']");
        eventually(() -> assertThat(ana.focused()).isEqualTo("ticket"));
        ana.press(Keys.ESCAPE).press("k").press(Keys.ENTER).await(".sheet[data-id='" + first.id() + "']");
        ana.press("t");
        eventually(() -> assertThat(status(first)).isEqualTo("ACKNOWLEDGED"));
        ana.press("f");
        eventually(() -> assertThat(ana.all(".phrases[open]")).hasSize(1));
        ana.isAccessible("phrases").press(Keys.ENTER);
        eventually(() -> assertThat(ana.focused()).isEqualTo("text"));
        assertThat(ana.find("#text").getDomProperty("value")).startsWith("Hola, soy del equipo");
        ana.press("t", Keys.ESCAPE);
        assertThat(ana.focused()).isEqualTo("open-" + first.id());

        ana.click("#help-button");
        ana.click("#keys-on");
        ana.press(Keys.ESCAPE).press("b");
        assertThat(ana.focused()).isNotEqualTo("words");
    }

    @Test
    void raisesAnAlarmWhenItLosesItsStream() {
        ConsoleBrowser ana = dispatcher("ana");
        ana.offline(true);
        ana.run("source.close(); follow()");
        eventually(() -> assertThat(ana.text("#alarm[role=alert]")).contains("NO se está actualizando"));
        ana.isAccessible("lost").picture("board-lost");
        TicketSummary meanwhile = red();

        ana.offline(false);
        eventually(() -> assertThat(ana.find("#alarm").isDisplayed()).isFalse());
        eventually(() -> assertThat(ana.all(row(meanwhile))).hasSize(1));
    }

    @Test
    void noticesAStreamThatOnlyFallsSilent() {
        ConsoleBrowser ana = dispatcher("ana");
        // the connection stands and nothing comes any more
        ana.run("source.close(); follow = () => {}; heard -= 60_000");
        eventually(() -> assertThat(ana.text("#alarm")).contains("NO se está actualizando"));
    }

    @Test
    void tellsWhoIsOnAndThatNobodyIs() {
        ConsoleBrowser ana = dispatcher("ana");
        ConsoleBrowser beto = dispatcher("beto");
        eventually(
                () -> assertThat(ana.text("#status .on")).contains("ana (vos)").contains("beto"));

        beto.click("#break");
        eventually(() -> assertThat(ana.text("#status .on")).contains("beto en pausa"));
        assertThat(ana.find("#alarm").isDisplayed()).isFalse();
        ana.click("#break");
        eventually(() -> assertThat(ana.text("#alarm")).contains("No hay nadie de guardia"));
        eventually(() -> assertThat(beto.text("#alarm")).contains("No hay nadie de guardia"));
        ana.run("lose()");
        assertThat(ana.all("#alarm p")).as("each by itself").hasSize(2);
        ana.run("alive()");
        eventually(() -> assertThat(ana.all("#alarm p")).hasSize(1));
        ana.isAccessible("nobody on").picture("board-nobody");

        ana.click("#break");
        eventually(() -> assertThat(beto.find("#alarm").isDisplayed()).isFalse());
        beto.open("/console/login");
        eventually(() -> assertThat(ana.text("#status .on")).doesNotContain("beto"));
    }

    @Test
    void marksWhatIsOverdueByItself() {
        ConsoleBrowser ana = dispatcher("ana");
        TicketSummary ticket = red();
        eventually(() -> assertThat(ana.text(row(ticket))).contains("Sin tomar"));
        age(ticket, Duration.ofSeconds(61));

        eventually(() -> assertThat(ana.text(row(ticket))).contains("Vencido"));
        eventually(() -> assertThat(ana.text("#said")).contains("Caso rojo vencido " + ticket.number()));
        eventually(() -> assertThat(ana.text("#status")).contains("1 vencido"));
        ana.choose("#show", "OVERDUE");
        eventually(() -> assertThat(ana.all(".case")).hasSize(1));
        opens(ana, ticket);
        assertThat(ana.text("#t-timeline"))
                .contains("Venció el plazo para tomarlo")
                .doesNotContain("Bot Venció");
        assertThat(jdbc.sql("select count(*) from ticket_timeline where what = 'overdue'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void showsCasesOfOneEventTogetherAndEachByItself() {
        List<TicketSummary> fire = List.of(
                open(Priority.YELLOW, facts("fire", "Humo en el edificio", VILLA_CRESPO)),
                open(
                        Priority.RED,
                        facts("fire", "Fuego en el cuarto piso", new Location(null, null, null, -34.5983, -58.4421))));
        open(Priority.RED, facts("fire", "Fuego en un auto", new Location(null, "Mataderos", 9, -34.6590, -58.5030)));
        ConsoleBrowser ana = dispatcher("ana");

        assertThat(ana.text(".cluster-name")).contains("2 casos cercanos");
        assertThat(ana.all(".cluster .line")).hasSize(2);
        assertThat(ana.all("#list .line")).hasSize(3);
        opens(ana, fire.getFirst());
        assertThat(ana.text("#t-head"))
                .contains("quizás del mismo hecho")
                .contains(fire.getLast().number());
        ana.isAccessible("a cluster").picture("board-cluster");
    }

    @Test
    void isSearchedWithoutNamesInAddresses() {
        TicketSummary ticket = red();
        open(Priority.GREEN, facts("", "Tos", VILLA_CRESPO));
        ConsoleBrowser ana = dispatcher("ana");
        ana.find("#words").sendKeys(ticket.number().toLowerCase(Locale.ROOT), Keys.ENTER);
        eventually(() -> assertThat(ana.all(".case")).hasSize(1));
        ana.find("#words").clear();
        ana.find("#words").sendKeys("quiros", Keys.ENTER);
        eventually(() -> assertThat(ana.all(".case")).hasSize(2));
        ana.isAccessible("found").picture("board-found");
        assertThat(String.valueOf(ana.run("return location.href"))).doesNotContain("quiros");
        ana.find("#words").clear();
        ana.find("#words").sendKeys("nadie", Keys.ENTER);
        eventually(() -> assertThat(ana.text("#list")).contains("No encontramos ningún caso."));
    }

    @Test
    void fitsATabletLyingAndStanding() {
        TicketSummary ticket = red();
        ConsoleBrowser ana = dispatcher("ana");
        ana.size(1024, 768);
        opens(ana, ticket);
        ana.isAccessible("tablet").picture("board-tablet-lying");
        assertThat(overflows(ana)).isFalse();
        ana.size(768, 1024).isAccessible("standing").picture("board-tablet-standing");
        assertThat(ana.find("#list").isDisplayed()).isFalse();
        assertThat(overflows(ana)).isFalse();
        ana.click(".back");
        eventually(() -> assertThat(ana.find("#list").isDisplayed()).isTrue());
        ana.isAccessible("standing, the list").picture("board-tablet-list");
        assertThat(overflows(ana)).isFalse();
    }

    private static boolean overflows(ConsoleBrowser person) {
        return Boolean.TRUE.equals(person.run("return document.documentElement.scrollWidth > innerWidth"));
    }

    @Test
    void isForDispatchersOnly() {
        ConsoleBrowser editor = new ConsoleBrowser("http://localhost:" + port);
        try (editor) {
            editor.signIn("editor", "clave").open("/console/tickets");
            assertThat(editor.text("body")).doesNotContain("Abiertos");
        }
    }
}
