package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import ar.gob.buenosaires.vecino.simulator.Fault;
import ar.gob.buenosaires.vecino.simulator.Resident;
import ar.gob.buenosaires.vecino.simulator.SameFault;
import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** One open ticket on the dispatch board, in real browsers. */
@Order(1)
class BoardTicketTests extends BoardScene {

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
        ana.click("#step-CLOSE").answer(false);
        assertThat(status(ticket)).isEqualTo("ACKNOWLEDGED");
        ana.click("#step-CLOSE").answer(true);
        eventually(() -> assertThat(status(ticket)).isEqualTo("CLOSED"));
        eventually(() -> assertThat(ana.find("#note").isDisplayed()).isFalse());
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
        TicketSummary refused = open(Priority.GREEN, facts("", "Tos", NOWHERE));
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
    void whatWasTypedWaitsWhileAnotherCaseIsOpen() {
        TicketSummary first = red();
        TicketSummary second = red();
        ConsoleBrowser ana = dispatcher("ana");
        opens(ana, first);
        ana.find("#text").sendKeys("¿Sigue ahí?");
        opens(ana, second);
        assertThat(ana.find("#text").getDomProperty("value")).isEmpty();
        opens(ana, first);
        eventually(() -> assertThat(ana.find("#text").getDomProperty("value")).isEqualTo("¿Sigue ahí?"));
        ana.find("#text").clear();
        opens(ana, second);
        opens(ana, first);
        assertThat(ana.find("#text").getDomProperty("value")).isEmpty();
        assertThat(ana.run("return JSON.stringify([{...localStorage}, {...sessionStorage}])"))
                .asString()
                .doesNotContain("Sigue");
    }

    private long looks(String way) {
        return jdbc.sql("select count(*) from clinical_look where who = 'ana' and way = ?")
                .param(way)
                .query(Long.class)
                .single();
    }

    private void awaitDelivery(TicketSummary ticket, String state) {
        await().until(() -> jdbc.sql("select delivery from ticket where id = ?")
                .param(ticket.id())
                .query(String.class)
                .single()
                .equals(state));
    }
}
