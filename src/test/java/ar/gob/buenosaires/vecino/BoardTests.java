package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.SameFault;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** A shift at the dispatch board, in real browsers. */
@Order(1)
class BoardTests extends BoardScene {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static void eventually(Runnable check) {
        await().ignoreExceptions().atMost(SOON).untilAsserted(check::run);
    }

    private void opens(ConsoleBrowser person, TicketSummary ticket) {
        person.click(row(ticket));
        person.await(".sheet[data-id='" + ticket.id() + "']");
    }

    /** The only ticket that there is. */
    private TicketSummary theTicket() {
        await().atMost(SOON).until(() -> !contacts().isEmpty());
        return Objects.requireNonNull(transactions.execute(
                        transaction -> emergency.openOf(new ContactId(contacts().getFirst()))))
                .getFirst();
    }

    private List<Long> contacts() {
        return jdbc.sql("select contact_id from ticket").query(Long.class).list();
    }

    @Test
    void aCaseFromTheFirstWordToItsEnd() {
        ConsoleBrowser ana = dispatcher("ana");
        Resident marta = residents.join("Marta").writes("mi viejo no puede respirar");
        ana.await("[data-red]");
        marta.sees("Llamá ya al 107");
        marta.sees("¿Dónde está");
        TicketSummary ticket = theTicket();
        eventually(() -> assertThat(ana.text("#said")).contains("Nuevo caso rojo " + ticket.number()));

        opens(ana, ticket);
        eventually(() -> assertThat(ana.text("#t-lines")).contains("mi viejo no puede respirar"));
        eventually(() -> assertThat(ana.text("#t-lines .BOT strong")).contains("107"));
        assertThat(ana.text("#t-lines")).as("marks as the resident sees them").doesNotContain("*");
        assertThat(ana.text("#t-facts"))
                .contains("falta de aire")
                .contains("+" + marta.account().phone());
        marta.sharesLocation(-34.6037, -58.3816).sees("¿A qué número");
        eventually(() ->
                assertThat(ana.find("#t-facts .map").getDomAttribute("href")).contains("mlat=-34.6037"));

        ana.click("#step-ACKNOWLEDGE");
        eventually(() -> assertThat(status(ticket)).isEqualTo("ACKNOWLEDGED"));
        eventually(() -> assertThat(ana.text("#t-said")).isEqualTo("Tomaste el caso."));

        ana.find("#text").sendKeys("Hola, soy del equipo. ¿Está despierto?");
        ana.press(Keys.chord(Keys.CONTROL, Keys.ENTER));
        marta.sees("soy del equipo");
        marta.writes("sí, te contesto acá");
        eventually(() -> assertThat(ana.text("#t-lines")).contains("sí, te contesto acá"));
        marta.seesNothingFor(Duration.ofSeconds(1));
        eventually(() -> assertThat(ana.text("#t-lines .fate")).isEqualTo("leído"));
        assertThat(ana.text("#t-attend")).contains("Ahora habla ana");
        ana.isAccessible("a chat").picture("board-chat");

        ana.click("#release");
        eventually(() -> assertThat(ana.text("#t-attend")).contains("Ahora responde el bot"));
        ana.find("#note").sendKeys("Fue al hospital con su hija");
        ana.click("#step-CLOSE");
        eventually(() -> assertThat(status(ticket)).isEqualTo("CLOSED"));
        eventually(() -> assertThat(ana.text("#t-timeline")).contains("Fue al hospital con su hija"));
        eventually(() -> assertThat(ana.all(row(ticket))).isEmpty());
        assertThat(looks("TICKET")).isPositive();
        assertThat(looks("LIST")).isPositive();
    }

    @Test
    void showsWhatWasAskedAndAnswered() {
        Resident marta = residents.join("Marta").writes("tengo tos y 38 y medio de fiebre, tengo 70 años");
        marta.sees("¿Está pasando ahora");
        marta.taps("No, ninguna").sees("¿Te cuesta respirar");
        marta.taps("Sí, bastante").sees("¿Cuál se parece más?");
        marta.taps("Aun estando quieto/a").sees("107");
        TicketSummary ticket = theTicket();
        ConsoleBrowser ana = dispatcher("ana");
        opens(ana, ticket);
        assertThat(ana.text("#t-facts .answers"))
                .contains("¿Te cuesta respirar o te agitás más que lo habitual en vos?\nfalta de aire importante")
                .contains("No, ninguna")
                .contains("70 años")
                .contains("38,5")
                .doesNotContain("severe");
        ana.isAccessible("answers").picture("board-answers");
    }

    private long looks(String way) {
        return jdbc.sql("select count(*) from clinical_look where who = 'ana' and way = ?")
                .param(way)
                .query(Long.class)
                .single();
    }

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
        ana.isAccessible("nobody on").picture("board-nobody");

        ana.click("#break");
        eventually(() -> assertThat(beto.find("#alarm").isDisplayed()).isFalse());
        beto.open("/console/login");
        eventually(() -> assertThat(ana.text("#status .on")).doesNotContain("beto"));
    }

    @Test
    void passesAChatOn() {
        residents.join("Marta").writes("no puedo respirar").sees("¿Dónde está");
        ConsoleBrowser ana = dispatcher("ana");
        ConsoleBrowser beto = dispatcher("beto");
        eventually(() -> assertThat(ana.text("#status .on")).contains("beto"));
        ana.click("[data-red]");
        ana.click("#take");
        eventually(() -> assertThat(ana.text("#t-attend")).contains("Ahora habla ana"));
        ana.click("#hand-over");

        eventually(() -> assertThat(ana.text("#t-attend")).contains("Ahora habla beto"));
        eventually(() -> assertThat(beto.text("#list .mark")).contains("Habla beto"));
        assertThat(ana.text("#t-timeline"))
                .contains("ana pasó la conversación a")
                .contains("beto");
        beto.choose("#show", "MINE");
        eventually(() -> assertThat(beto.all(".case")).hasSize(1));
        ana.choose("#show", "MINE");
        eventually(() -> assertThat(ana.all(".case")).isEmpty());
    }

    @Test
    void marksAMessageThatWhatsAppCouldNotDeliver() {
        Resident marta = residents.join("Marta").writes("no puedo respirar");
        marta.sees("¿Dónde está");
        ConsoleBrowser ana = dispatcher("ana");
        ana.click("[data-red]");
        ana.await("#text");
        GRAPH.faults().next(1, new Fault.Refuse(130472));
        ana.find("#text").sendKeys("¿Me leés?");
        ana.press(Keys.chord(Keys.CONTROL, Keys.ENTER));

        eventually(() -> assertThat(ana.text("#t-lines .fate.failed")).isEqualTo("WhatsApp no lo pudo entregar"));
        ana.isAccessible("not delivered").picture("board-not-delivered");
    }

    @Test
    void putsRejectedOnesOnTopAndTakesCorrections() {
        TicketSummary other = red();
        awaitDelivery(other, "DELIVERED");
        SAME.always(new SameFault.Refuse(422));
        TicketSummary refused = open(Priority.GREEN, facts("", "Tos", new Location(null, null, null, null, null)));
        awaitDelivery(refused, "REJECTED");
        ConsoleBrowser ana = dispatcher("ana");
        assertThat(ana.all("#list .line").getFirst().getText()).contains(refused.number());
        assertThat(ana.text("#list h2")).contains("El SAME los rechazó");
        assertThat(ana.text("#status")).contains("1 rechazado por el SAME");

        opens(ana, refused);
        ana.isAccessible("rejected").picture("board-rejected");
        SAME.mend();
        ana.click(".correct summary");
        ana.isAccessible("correction").picture("board-correction");
        ana.find("#c-address").sendKeys("Av. de Mayo 575");
        ana.find("#c-comuna").sendKeys("1");
        ana.choose("#c-priority", "YELLOW");
        ana.click("#correct button");

        eventually(() -> assertThat(ana.text("#t-said")).isEqualTo("Guardaste los cambios."));
        awaitDelivery(refused, "DELIVERED");
        eventually(() ->
                assertThat(ana.text("#t-facts")).contains("Av. de Mayo 575").contains("comuna 1"));
        eventually(() -> assertThat(ana.text(row(refused))).contains("Amarillo"));

        ana.find("#c-address").sendKeys(" piso 2");
        // at once, as the page takes over a newer version whenever it learns of one
        ana.run("document.querySelector('#t-version input').value = 1;"
                + "document.querySelector('#correct button').click()");
        eventually(() -> assertThat(ana.text("#t-said [role=alert]")).contains("cambió mientras lo corregías"));
        assertThat(ana.find("#c-address").getDomProperty("value")).isEqualTo("Av. de Mayo 575 piso 2");
        ana.find("#c-latitude").sendKeys("norte");
        ana.click("#correct button");
        eventually(() -> assertThat(ana.text("#t-said [role=alert]")).contains("«Latitud»"));
    }

    private void awaitDelivery(TicketSummary ticket, String state) {
        await().atMost(SOON)
                .until(() -> jdbc.sql("select delivery from ticket where id = ?")
                        .param(ticket.id())
                        .query(String.class)
                        .single()
                        .equals(state));
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
    void cancelsOnlyAfterAskingAgain() {
        TicketSummary ticket = red();
        awaitDelivery(ticket, "DELIVERED");
        ConsoleBrowser ana = dispatcher("ana");
        opens(ana, ticket);
        ana.click("#step-CANCEL").answer(false);
        ana.click("#step-NO_CONTACT");
        eventually(() -> assertThat(ana.text("#t-said")).isEqualTo("Anotaste que no hubo contacto."));
        assertThat(status(ticket)).isEqualTo("NEW");

        ana.click("#step-CANCEL").answer(true);
        eventually(() -> assertThat(status(ticket)).isEqualTo("CANCELLED"));
        eventually(() -> assertThat(ana.text("#t-steps")).isEqualTo("Este caso terminó."));
        assertThat(ana.text("#t-timeline")).contains("ana no pudo comunicarse").contains("ana canceló el caso");
        ana.isAccessible("ended");
    }

    @Test
    void opensATicketWhileTheListIsFetchedAnew() {
        TicketSummary ticket = red();
        ConsoleBrowser ana = dispatcher("ana");
        for (int i = 0; i < 20; i++) {
            ana.run(
                    "document.querySelector('.sheet')?.remove();"
                            + " document.querySelector(arguments[0]).click(); htmx.trigger(list, 'board-change')",
                    row(ticket));
            ana.await(".sheet[data-id='" + ticket.id() + "']");
        }
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
