package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.format.DateTimeFormatter;
import org.junit.jupiter.api.Test;

/** What is done with a text besides writing it, clicked in a real browser. */
class ContentStepsTests extends DeskScene {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/uuuu");

    /** A service of movilidad with its general answer, live; gives the answer's number. */
    private long published(String slug) {
        long id = draft(slug, slug);
        goesLive(id);
        return id;
    }

    private void goesLive(long id) {
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para la prueba\"}");
    }

    /** A change that is live too. */
    private void goesLive(long id, String body) {
        changes("ana", id, body);
        goesLive(id);
    }

    /** What residents of this node get told. */
    private void told(String slug, String body) {
        eventually(() -> assertThat(call("ana", "GET", "/api/v1/services", "").toString())
                .contains("\"" + slug + "\""));
        eventually(() -> assertThat(
                        call("ana", "GET", "/api/v1/services/" + slug, "").toString())
                .contains(body));
    }

    /** Asks for a step with a reason, and means it. */
    private void does(String step, String reason) {
        press(".others summary");
        page.find("#why").sendKeys(reason);
        press("button[value=" + step + "]");
        page.answer(true);
    }

    private void eventuallyTold(String notice, String words) {
        eventually(() -> assertThat(page.text("main > .notice." + notice)).contains(words));
    }

    /** The page may be left: it holds nothing that somebody has typed. */
    private void asksNothingWhenLeft() {
        assertThat(page.run("return dispatchEvent(new Event('beforeunload', {cancelable: true}))"))
                .isEqualTo(true);
    }

    @Test
    void anAnswerIsRetiredByAReviewerOnly() {
        published("retirable");
        long price = call("ana", "POST", "/api/v1/answers", answer("retirable", "precio", today.plusYears(1)))
                .path("id")
                .asLong();
        goesLive(price);
        told("retirable", "Es así.");
        signedIn("ana").open(CONTENT + price);
        press(".others summary");
        assertThat(page.all("button[value=RETIRE]")).isEmpty();
        assertThat(page.text(".others")).contains("pedíselo a quien revisa");

        signedIn("rita").open(CONTENT + price);
        press(".others summary");
        page.find("#why").sendKeys("Ya no se cobra");
        press("button[value=RETIRE]");
        page.answer(false);
        assertThat(answer(price).path("state").asText()).isEqualTo("PUBLISHED");
        isGood("content-steps");
        press("button[value=RETIRE]");
        page.answer(true);
        eventuallyTold("good", "Listo");
        assertThat(page.text(".standing")).contains("Retirada").contains("Nadie la recibe");
        eventually(() -> assertThat(
                        call("ana", "GET", "/api/v1/services/retirable", "").toString())
                .doesNotContain("Es así."));

        page.open(CONTENT + price + "/revisions");
        assertThat(page.text(".deeds")).contains("rita la retiró").contains("Ya no se cobra");
        press(".back-to button");
        page.answer(true);
        eventuallyTold("good", "Volviste a esa versión");
        told("retirable", "Es así.");
    }

    @Test
    void theGeneralAnswerIsNotRetiredAloneAndTheReasonIsTold() {
        long id = published("cimiento");
        signedIn("rita").open(CONTENT + id);
        does("RETIRE", "");
        eventuallyTold("bad", "general");
        assertThat(answer(id).path("state").asText()).isEqualTo("PUBLISHED");
        asksNothingWhenLeft();
    }

    @Test
    void twoPeopleRetireWhatNamesAnEmergencyLine() {
        published("guardia");
        long line = call("ana", "POST", "/api/v1/answers", answer("guardia", "urgencia", today.plusYears(1)))
                .path("id")
                .asLong();
        changes("ana", line, "Si hay peligro, llamá al *107*.");
        goesLive(line);
        call("raul", "POST", "/api/v1/answers/" + line + "/approve", "{}");
        assertThat(answer(line).path("state").asText()).isEqualTo("PUBLISHED");

        signedIn("rita").open(CONTENT + line);
        does("RETIRE", "Pasa a otra respuesta");
        eventuallyTold("good", "queda pedido");
        assertThat(page.text(".standing")).contains("rita").contains("Publicada");

        signedIn("raul").open("/console/review");
        press("#open-" + line);
        page.await("#main .notice a");
        press("#main .notice a");
        page.await(".others summary");
        does("RETIRE", "");
        eventually(() -> assertThat(page.text(".standing")).contains("Retirada"));
    }

    @Test
    void aDraftIsDiscardedAndWhatResidentsGetStays() {
        long id = published("descartable");
        changes("ana", id, "Se pide en la Luna.");
        signedIn("ana").open(CONTENT + id);
        assertThat(page.text(".standing")).contains("Borrador").contains("Mientras tanto");
        does("DISCARD", "No era cierto");
        eventuallyTold("good", "Descartaste");
        assertThat(page.text(".standing")).contains("Publicada");
        assertThat(page.find("#f-body").getDomProperty("value")).isEqualTo("Se pide por la web.");
        page.open(CONTENT + id + "/revisions");
        press("section.revision summary");
        assertThat(page.text("main")).contains("Se pide en la Luna.").contains("No era cierto");
        told("descartable", "Se pide por la web.");
    }

    @Test
    void aNewTextThatIsDiscardedCanBeTakenUpAgain() {
        long id = draft("efimero", "efimero");
        signedIn("ana").open(CONTENT + id);
        does("DISCARD", "Todavía no");
        eventuallyTold("good", "Descartaste");
        assertThat(page.text(".standing")).contains("Retirada");
        assertThat(page.all("button[value=DISCARD]")).isEmpty();
        page.open(CONTENT + id + "/revisions");
        press(".back-to button");
        page.answer(true);
        eventuallyTold("good", "Volviste a esa versión");
        assertThat(page.text(".standing")).contains("Borrador");
    }

    @Test
    void aReviewerPutsAnEarlierVersionInForceAndAReferentGetsItAsADraft() {
        long id = published("vueltero");
        goesLive(id, "Se pide por teléfono.");
        told("vueltero", "Se pide por teléfono.");

        signedIn("ana").open(CONTENT + id + "/revisions");
        assertThat(page.all(".back-to")).as("none to where it stands").hasSize(1);
        press(".back-to button");
        page.answer(true);
        eventuallyTold("good", "Volviste a esa versión");
        assertThat(page.text(".standing")).contains("Borrador");
        assertThat(page.find("#f-body").getDomProperty("value")).isEqualTo("Se pide por la web.");
        told("vueltero", "Se pide por teléfono.");

        does("DISCARD", "");
        eventuallyTold("good", "Descartaste");
        signedIn("rita").open(CONTENT + id + "/revisions");
        press("section.revision:last-of-type .back-to button");
        page.answer(false);
        assertThat(answer(id).path("revision").asInt()).isEqualTo(2);
        press("section.revision:last-of-type .back-to button");
        page.answer(true);
        eventuallyTold("good", "Volviste a esa versión");
        assertThat(page.text(".standing")).contains("Publicada");
        told("vueltero", "Se pide por la web.");
        page.open(CONTENT + id + "/revisions");
        assertThat(page.text("section.revision:last-of-type .tag.PUBLISHED")).isEqualTo("Publicada");
        isGood("content-rolled-back");
    }

    @Test
    void aReviewerSetsTheTimeWhileApproving() {
        published("festival");
        long id = call("ana", "POST", "/api/v1/answers", answer("festival", "horario", today.plusYears(1)))
                .path("id")
                .asLong();
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        signedIn("rita").open("/console/review/" + id);
        awaitTrial();
        chooses("#publish_at", today.plusDays(2) + "T09:00");
        chooses("#expires_at", today.plusDays(1) + "T09:00");
        press("#approve");
        eventuallyTold("bad", "posterior");
        awaitTrial();
        chooses("#publish_at", today.plusDays(2) + "T09:00");
        chooses("#expires_at", today.plusDays(9) + "T18:30");
        isGood("review-term");
        press("#approve");
        eventuallyTold("good", "Se publica con la aprobación que falta o en su fecha");
        assertThat(page.text(".standing"))
                .contains(today.plusDays(2).format(DAY) + " 09:00")
                .contains(today.plusDays(9).format(DAY) + " 18:30");
        page.open(CONTENT + id + "/revisions");
        assertThat(page.text(".deeds"))
                .contains("rita cambió cuándo se publica")
                .contains(today.plusDays(9).format(DAY) + " 18:30");

        page.open("/console/review/" + id);
        awaitTrial();
        assertThat(page.find("#expires_at").getDomProperty("value")).isEqualTo(today.plusDays(9) + "T18:30");
        chooses("#publish_at", "");
        press("#approve");
        eventuallyTold("good", "publicada");
        assertThat(page.text(".standing")).contains(today.plusDays(9).format(DAY) + " 18:30");
        told("festival", "Es así.");
    }

    /** How a time is typed depends on the browser's language. */
    private void chooses(String field, String time) {
        page.run("document.querySelector(arguments[0]).value = arguments[1]", field, time);
    }

    @Test
    void whoClicksTooLateIsToldAndChangesNothing() {
        long id = published("tardio");
        goesLive(id, "Se pide por carta.");
        signedIn("rita").open(CONTENT + id + "/revisions");
        changes("raul", id, "Se pide por paloma.");
        press("section.revision:last-of-type .back-to button");
        page.answer(true);
        eventuallyTold("bad", "raul");
        assertThat(answer(id).path("body").asText()).isEqualTo("Se pide por paloma.");
    }
}
