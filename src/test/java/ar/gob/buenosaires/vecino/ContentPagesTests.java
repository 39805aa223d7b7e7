package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.simulator.Resident;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;

/** A referent writes, a reviewer decides, a resident is answered; in a real browser. */
class ContentPagesTests extends DeskScene {

    /** The number of a service's general answer. */
    private long number(String slug) {
        return jdbc.sql("select id from content_item where service = ? and kind = 'ANSWER'")
                .param(slug)
                .query(Long.class)
                .single();
    }

    @Test
    void aNewAnswerFromItsReferentToAResident() {
        signedIn("ana").open("/console/content");
        assertThat(page.text("#listing")).contains("Ecobici").doesNotContain("Cultura");
        isGood("content-list");
        page.find("#words").sendKeys("vtv oblea");
        eventually(() -> assertThat(page.all("section.service")).hasSize(1));

        page.open("/console/content/services/new");
        types("#f-title", "Papiroflexia");
        types("#f-summary", "Talleres para aprender a plegar papel");
        page.find("[name=keyword]").sendKeys("papiroflexia");
        isGood("content-new-service");
        press("#save");

        page.await("#f-body");
        assertThat(page.text(".notice.good")).contains("primera respuesta");
        types("#f-title", "Papiroflexia");
        types("#f-body", "Hay talleres *gratis* todos los sábados.");
        eventually(() -> assertThat(page.text("#phone strong")).isEqualTo("gratis"));
        assertThat(page.text("#n-body .counter")).isEqualTo("40 de 960");
        types("#f-title", "Un título que no entra en un botón");
        eventually(() -> assertThat(page.text("#n-title")).contains("Tiene 34 caracteres; entran 19."));
        assertThat(page.find("#f-title").getDomAttribute("aria-invalid")).isEqualTo("true");
        types("#f-title", "Papiroflexia");
        eventually(() -> assertThat(page.text("#n-title")).isEqualTo("12 de 19"));
        press("#save");
        eventually(() -> assertThat(page.text("#n-sources")).contains("Falta."));
        assertThat(page.find("#f-body").getDomProperty("value")).contains("todos los sábados");
        types("#f-sources", "Programación del centro cultural");
        press("#save");
        page.await("#submit");

        triesTheDraft();
        isGood("content-editor");
        press("#submit");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Otra persona lo tiene que aprobar"));
        assertThat(page.text(".standing")).contains("En revisión");

        reviewed();
        Resident lola = residents.join("Lola").writes("quiero aprender papiroflexia");
        assertThat(lola.sees("todos los sábados").text()).contains("*gratis*");
    }

    private void triesTheDraft() {
        long before = stored();
        page.find("#try").sendKeys("quiero aprender papiroflexia", Keys.ENTER);
        eventually(() -> assertThat(page.text("#talk-lines"))
                .contains("Entendió: Papiroflexia")
                .contains("Hay talleres gratis"));
        page.click("#talk-lines button.offer");
        eventually(() -> assertThat(page.all("#talk-lines .mine")).hasSize(2));
        page.find("#try").sendKeys("mi viejo no puede respirar", Keys.ENTER);
        eventually(() -> assertThat(page.text("#talk-lines")).contains("Llamá ya al 107"));
        assertThat(stored()).as("nothing is stored or sent").isEqualTo(before);
    }

    private long stored() {
        return jdbc.sql("""
                        select (select count(*) from inbound_message) + (select count(*) from outbound_message)
                            + (select count(*) from unanswered_question) + (select count(*) from content_revision)""").query(Long.class).single();
    }

    private void reviewed() {
        signedIn("rita").open("/console/review");
        assertThat(page.text(".queue")).contains("Papiroflexia: Papiroflexia").contains("ana");
        isGood("review-queue");
        press("#open-" + number("papiroflexia"));
        awaitTrial();
        assertThat(page.text(".trial .notice")).contains("Nada de lo que hoy se responde bien empeora");
        assertThat(page.text(".diffs ins")).isEqualTo("Papiroflexia");
        assertThat(page.text("main")).contains("El servicio, que también es nuevo");
        isGood("review-change");
        press("#approve");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Aprobada y publicada"));
        assertThat(page.text(".outcome .bars")).contains("Antes").contains("Después");
        isGood("review-published");
    }

    @Test
    void aKeywordThatTakesOthersQuestionsIsRefusedWithTheReason() {
        long id = draft("tomavtv", "vtv");
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        signedIn("rita").open("/console/review/" + id);
        awaitTrial();
        assertThat(page.text(".trial")).contains("Rompería algo").contains("«vtv», de VTV");
        isGood("review-broken");
        press("#approve");
        eventually(() -> assertThat(page.text("main > .notice.bad")).contains("No se publicó: rompería algo"));
        assertThat(answer(id).path("state").asText()).isEqualTo("IN_REVIEW");

        page.find("#mend").sendKeys("La palabra «vtv» ya es de otro servicio");
        press("#send-back");
        page.await("h1");
        eventually(() -> assertThat(answer(id).path("state").asText()).isEqualTo("DRAFT"));
        signedIn("ana").open(CONTENT + id);
        assertThat(page.text(".notice.warn"))
                .contains("rita la devolvió para corregir")
                .contains("de otro servicio");
        page.open(CONTENT + id + "/revisions");
        assertThat(page.text(".deeds")).contains("rita la devolvió").contains("ya es de otro servicio");
        isGood("content-revisions");
    }

    @Test
    void ofTwoWhoWriteTheSlowerOneSeesBothTextsAndLosesNothing() {
        long id = draft("dosmanos", "dosmanos");
        signedIn("ana").open(CONTENT + id);
        types("#f-body", "Se pide por la web o por teléfono.");
        changes("raul", id, "Se pide en la sede.");
        press("#save");

        page.await(".conflict");
        assertThat(page.text(".conflict h2")).isEqualTo("raul guardó antes que vos");
        assertThat(page.text(".conflict"))
                .contains("Se pide en la sede.")
                .contains("Se pide por la web o por teléfono.");
        isGood("content-conflict");
        assertThat(page.find("#f-body").getDomProperty("value")).isEqualTo("Se pide por la web o por teléfono.");
        types("#f-body", "Se pide por la web, por teléfono o en la sede.");
        press("#save");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Guardado"));
        assertThat(answer(id).path("body").asText()).isEqualTo("Se pide por la web, por teléfono o en la sede.");
        assertThat(answer(id).path("revision").asInt()).isEqualTo(3);
    }

    @Test
    void nobodyApprovesTheirOwnAndIsToldWhy() {
        long id = draft("loescribi", "loescribi");
        changes("rita", id, "Si hay peligro llamá al *911*.");
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        signedIn("rita").open("/console/review/" + id);
        page.await(".trial");
        assertThat(page.all("#approve")).isEmpty();
        assertThat(page.text(".trial")).contains("nadie aprueba lo propio");
        assertThat(page.text(".deciding")).contains("hacen falta dos aprobaciones");
        page.isAccessible("one's own");

        call("raul", "POST", "/api/v1/answers/" + id + "/approve", "{}");
        signedIn("rosa").open("/console/review/" + id);
        awaitTrial();
        assertThat(page.text(".deciding")).contains("Ya aprobó raul");
        press("#approve");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Aprobada y publicada"));
    }

    @Test
    void aButtonMayLeadToATopicOfAnotherService() {
        long id = draft("puente", "puente");
        signedIn("ana").open(CONTENT + id);
        assertThat(String.valueOf(page.run("return [...document.querySelector('[name=follow_up]')"
                        + ".querySelectorAll('optgroup')].map(group => group.label)")))
                .contains("ABL", "Ecobici", "VTV");
        page.find("[name=follow_up]").sendKeys("VTV: Cuánto");
        eventually(() -> assertThat(page.text("#phone")).contains("Cuánto sale"));
        page.run("document.querySelector('[name=follow_up]').scrollIntoView({block: 'center'})");
        page.picture("content-follow-up");
        press("#save");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Guardado"));
        assertThat(answer(id).path("follow_ups").toString()).isEqualTo("[\"vtv/cost\"]");
        assertThat(page.find("[name=follow_up]").getDomProperty("value")).isEqualTo("vtv/cost");
        isGood("content-follow-ups");

        page.run("document.querySelector('[name=follow_up] [value=\"vtv/cost\"]').value = 'vtv/nada'");
        press("#save");
        eventually(() -> assertThat(page.text("#n-follow_ups")).contains("vtv/nada"));
        assertThat(page.find("[name=follow_up]").getDomProperty("value")).isEqualTo("vtv/nada");
        assertThat(answer(id).path("follow_ups").toString()).isEqualTo("[\"vtv/cost\"]");
    }

    @Test
    void theEndOfASeasonStandsInTheFormAndStays() {
        long id = draft("temporada", "temporada");
        String end = today.plusDays(40) + "T03:00:17Z";
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{\"expires_at\":\"" + end + "\"}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"prueba\"}");
        signedIn("ana").open(CONTENT + id);
        assertThat(page.find("#f-expires_at").getDomProperty("value")).isEqualTo(today.plusDays(40) + "T00:00");
        assertThat(page.find("#f-publish_at").getDomProperty("value")).isEmpty();
        types("#f-body", "Se pide por la web y en la sede.");
        press("#submit");
        eventually(() -> assertThat(page.text(".notice.good")).contains("Otra persona"));
        assertThat(answer(id).path("expires_at").asText()).as("to the second").isEqualTo(end);

        page.run("document.getElementById('f-expires_at').value = ''");
        types("#f-body", "Se pide por la web.");
        press("#submit");
        eventually(() -> assertThat(answer(id).path("expires_at").isNull()).isTrue());
    }

    @Test
    void hostileTextIsShownAsTextAndRefused() {
        long id = draft("hostil", "hostil");
        signedIn("ana").open(CONTENT + id);
        types("#f-body", "<script>window.bad = 1</script><img src=x onerror='window.bad = 1'>");
        eventually(() -> assertThat(page.text("#phone")).contains("<script>window.bad = 1</script>"));
        eventually(() -> assertThat(page.text("#n-body")).contains("Parece código HTML"));
        page.run(
                "arguments[0].value = 'Entrá a \\u202Egro.liame'; arguments[0].dispatchEvent(new Event('input',"
                        + " {bubbles: true}))",
                page.find("#f-body"));
        eventually(() -> assertThat(page.text("#phone")).contains("[U+202E]gro.liame"));
        page.find("#try").sendKeys("<b>hostil</b>", Keys.ENTER);
        eventually(() -> assertThat(page.text("#talk-lines .mine")).contains("<b>hostil</b>"));
        press("#save");
        eventually(() -> assertThat(page.text("#n-body")).contains("caracteres invisibles"));
        isGood("content-flaws");
        assertThat(page.run("return window.bad === undefined")).isEqualTo(true);
        assertThat(answer(id).path("revision").asInt()).isEqualTo(1);
    }

    @Test
    void nobodyReachesWhatIsAnotherAreas() {
        long id = draft("ajeno", "ajeno");
        String before = answer(id).toString();
        signedIn("carla").open("/console/content?words=ajeno");
        assertThat(page.text("#listing")).contains("No hay textos");
        page.open(CONTENT + id);
        assertThat(page.text("h1")).isEqualTo("Algo salió mal");
        List<String> open = new ArrayList<>();
        String form = "id=" + id + "&kind=ANSWER&service=ajeno&title=X&body=Y&version=0&step=DISCARD&revision=1&said=z";
        for (String path : List.of(
                "check", "talk", String.valueOf(id), id + "/step", id + "/roll-back", "answers/new?service=ajeno")) {
            String method = path.startsWith("answers") ? "GET" : "POST";
            if (status("carla", method, CONTENT + path, form) != 403) {
                open.add(path);
            }
        }
        for (String path : List.of("", "/revisions")) {
            if (status("carla", "GET", CONTENT + id + path, "") != 403) {
                open.add("GET " + path);
            }
        }
        assertThat(open).isEmpty();
        assertThat(status("ana", "GET", "/console/review/" + id, "")).isEqualTo(403);
        assertThat(answer(id).toString()).isEqualTo(before);
    }

    private int status(String user, String method, String path, String form) {
        var request = Http.request(method, "http://localhost:" + port + path)
                .header("Authorization", Http.basic(user, "clave"))
                .header("Cookie", "XSRF-TOKEN=any")
                .header("X-XSRF-TOKEN", "any");
        if (method.equals("POST")) {
            request.setHeader("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
        }
        return Http.send(request).statusCode();
    }

    @Test
    void staleOnesAreFirstAndCanBeFiltered() {
        long id = draft("vencido", "vencido");
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"prueba\"}");
        signedIn("rita").open("/console/content");
        assertThat(page.all("section.service:first-of-type li.stale")).isNotEmpty();
        assertThat(page.find("#open-" + id).findElement(By.xpath("..")).getText())
                .contains("Vencida: revisar antes del 01/02/2026");
        page.click("#stale");
        eventually(() -> assertThat(page.all("#listing .texts li:not(.stale)")).isEmpty());
        assertThat(page.all("#open-" + id)).hasSize(1);
        page.click("#stale");
        page.choose("#area", "cultura");
        eventually(() -> assertThat(page.text("#listing")).doesNotContain("Movilidad"));
    }
}
