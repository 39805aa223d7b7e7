package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.simulator.Received;
import ar.gob.buenosaires.vecino.simulator.Resident;
import com.fasterxml.jackson.databind.JsonNode;
import java.sql.Date;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A morning of those who look after the content, in a real browser. */
class DeskTests extends DeskScene {

    private static final String QUENAS = "donde arreglan quenas y zamponias";

    @BeforeEach
    void nobodyHasAsked() {
        jdbc.sql("truncate unanswered_question, unanswered_decision, asked_count")
                .update();
        jdbc.sql("truncate contact cascade").update();
        jdbc.sql("update asked_count_progress set next_hour = null").update();
    }

    private void asked(String text, int daysAgo, int times) {
        jdbc.sql("insert into unanswered_question (day, question_key, text, times) values (?, md5(?) || md5(?), ?, ?)")
                .params(Date.valueOf(today.minusDays(daysAgo)), text, text, text, times)
                .update();
    }

    private void opensGroup(String words) {
        page.open("/console/unanswered");
        page.all(".groups a").stream()
                .filter(link -> link.getText().contains(words))
                .findFirst()
                .orElseThrow()
                .click();
        page.await("#decide");
    }

    @Test
    void whatResidentsAskInVainBecomesAWordAnAnswerOrNothing() {
        residents.join("Zulema").writes("dónde arreglan quenas y zampoñas").sees();
        residents.join("Omar").writes("qué zorzal canta en el obelisco").sees();
        residents.join("Inés").writes("precio del zepelín turístico").sees();
        asked(QUENAS, 2, 3);
        asked("quenas y zamponias donde las arreglan", 9, 1);

        publishedService();
        signedIn("ana").open("/console/unanswered");
        assertThat(page.all(".group")).hasSize(3);
        assertThat(page.text(".group")).contains("5 veces").contains("4 en los últimos 7 días, 1 en los 7 anteriores");
        isGood("unanswered");

        opensGroup("quenas");
        page.click("#word summary");
        page.choose("#place", "lutheria").click("input[value=KEYWORD]");
        types("#text", "quenas");
        page.choose("#weight", "5").click("#word-effect");
        eventually(() -> assertThat(page.text("#effect")).contains("Si se agrega «quenas»"));
        assertThat(page.text("#effect .tried.unanswered")).contains("zamponias").contains("Luthería");
        isGood("unanswered-effect");
        page.click("#assign").await(".notice.good");
        assertThat(page.text(".group")).contains("quenas").contains("Luthería").contains("Espera publicación");
        isGood("unanswered-decided");

        opensGroup("zepelin");
        page.click("#answer summary");
        page.choose("#service", "ecobici");
        types("#title", "Zepelín");
        types("#body", "Mirá http://ejemplo.com");
        types("#source", "Página de la Ciudad");
        page.click("#answer-effect");
        eventually(() -> assertThat(page.text("#effect .notice.bad")).contains("ejemplo.com"));
        types("#body", "El zepelín es gratis.");
        page.click("#answer-effect");
        eventually(() -> assertThat(page.text("#effect")).contains("Si se publica esta respuesta"));
        assertThat(page.text("#effect .tried.own")).contains("zepelin");
        page.click("#begin").await(".notice.good");
        assertThat(page.text("main")).contains("Ecobici: Zepelín");

        opensGroup("zorzal");
        page.click("#not-ours summary");
        types("#reason", "No es de la Ciudad");
        page.click("#dismiss").await(".notice.good");
        assertThat(page.all(".group")).isEmpty();
        page.open("/console/unanswered/decided");
        assertThat(page.text("main")).contains("No es nuestro").contains("No es de la Ciudad");
    }

    private void publishedService() {
        call("ana", "POST", "/api/v1/content/services", """
                {"slug":"lutheria","title":"Luthería","summary":"Instrumentos","keywords":[{"text":"luthier","weight":5}],
                 "examples":["necesito un luthier"]}""");
        publishedAnswer("lutheria", "general", today.plusYears(1), null);
    }

    @Test
    void aReferentOffersNothingOfAnotherArea() {
        asked(QUENAS, 0, 1);
        asked("precio del abono mensual de la bicicleta publica", 0, 1);
        signedIn("carla");
        opensGroup("bicicleta");
        assertThat(page.all("#place option[value=ecobici]")).isEmpty();
        assertThat(page.text(".nearest")).contains("Ecobici").contains("La edita otra área");
        page.click("#word summary");
        page.run("place.add(new Option('Ecobici', 'ecobici')); place.value = 'ecobici'");
        page.click("#word-effect");
        eventually(() -> assertThat(page.text("#effect .notice.bad")).contains("es de otra área"));
    }

    /** A text that the router asks back about, whatever it has learned; of no service that is counted below. */
    private String unsure() {
        List<String> words =
                List.of("residuos", "certificado", "beca", "turno", "mapa", "playa", "crédito", "tacho", "título");
        return words.stream()
                .flatMap(one -> words.stream().map(other -> one + " " + other))
                .filter(text -> preview(text).path("outcome").asText().equals("UNSURE"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void figuresAgreeWithWhatWasAsked() {
        residents.join("Ana").writes("ecobici").sees();
        residents.join("Beto").writes("ecobici").sees();
        residents.join("Caro").writes("cuánto sale la vtv").sees();
        residents.join("Dora").writes("qué zorzal canta en el obelisco").sees();
        residents.join("Elsa").writes("hola").sees();
        residents.join("Fede").writes("no puedo respirar").sees();
        Resident gina = residents.join("Gina").writes(unsure());
        Received asked = gina.sees("¿Quisiste decir…?");
        gina.taps(asked, asked.options().getFirst().title()).sees();
        eventually(() -> assertThat(counted()).isEqualTo(8));

        signedIn("rita").open("/console/statistics?days=7");
        eventually(() -> {
            page.open("/console/statistics?days=7");
            assertThat(page.text("#asked")).isEqualTo("5");
        });
        assertThat(page.text("#answered")).isEqualTo("3");
        assertThat(page.text("#unanswered")).isEqualTo("1");
        assertThat(page.text("#asked-back")).isEqualTo("1");
        assertThat(page.text("#found")).isEqualTo("1");
        assertThat(page.text("#percent")).isEqualTo("80 %");
        assertThat(page.text("#talk")).isEqualTo("1");
        assertThat(page.text("#health")).isEqualTo("1");
        assertThat(page.all("table.top").getFirst().getText())
                .contains("Ecobici 2")
                .contains("VTV");
        page.click(".figures summary");
        assertThat(page.text(".figures tbody tr:last-child")).endsWith(" 3 1 1");
        isGood("statistics");

        JsonNode figures = call("ana", "GET", "/api/v1/statistics?days=7&area=movilidad", "");
        assertThat(figures.at("/totals/questions/answered").asInt()).isEqualTo(3);
        assertThat(figures.at("/totals/health").asInt()).isZero();
        assertThat(figures.path("days")).hasSize(7);
        assertThat(figures.at("/services/0/times").asInt()).isEqualTo(2);
        assertThat(figures.toString()).doesNotContain("emergency").doesNotContain("breathing");
    }

    @Test
    void figuresOutliveTheMessages() {
        residents.join("Ana").writes("ecobici").sees();
        eventually(() -> assertThat(counted()).isEqualTo(1));
        jdbc.sql("update inbound_message set received_at = received_at - interval '3 hours'")
                .update();
        jdbc.sql("update asked_count_progress set next_hour = null").update();
        eventually(() -> assertThat(progress("next_hour > date_trunc('hour', now()) - interval '3 hours'"))
                .isTrue());
        jdbc.sql("truncate contact cascade").update();
        jdbc.sql("update asked_count_progress set counted_at = null").update();
        eventually(() -> assertThat(progress("counted_at is not null")).isTrue());
        assertThat(counted()).isEqualTo(1);
    }

    private boolean progress(String condition) {
        return Boolean.TRUE.equals(jdbc.sql("select coalesce(" + condition + ", false) from asked_count_progress")
                .query(Boolean.class)
                .single());
    }

    @Test
    void tellsEveryoneWhatWaitsForThem() {
        long id = call("ana", "POST", "/api/v1/answers", answer("vtv", "espera", today.plusYears(1)))
                .path("id")
                .asLong();
        // others use the same service
        long before = waiting("rita", "REVIEWER", "reviews");
        long ofOthers = waiting("ana", "REVIEWER", "reviews");
        long sentBack = waiting("ana", "EDITOR", "sent-back");
        long due = waiting("ana", "EDITOR", "due");
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", "{}");
        assertThat(waiting("rita", "REVIEWER", "reviews")).isEqualTo(before + 1);
        assertThat(waiting("ana", "REVIEWER", "reviews")).as("of others only").isEqualTo(ofOthers);
        call("rita", "POST", "/api/v1/answers/" + id + "/send-back", "{\"reason\":\"Falta el precio\"}");
        assertThat(waiting("rita", "REVIEWER", "reviews")).isEqualTo(before);
        assertThat(waiting("ana", "EDITOR", "sent-back")).isEqualTo(sentBack + 1);
        assertThat(waiting("carla", "EDITOR", "sent-back")).isZero();

        publishedAnswer("vtv", "pronto", today.plusDays(14), null);
        publishedAnswer("vtv", "despues", today.plusDays(15), null);
        assertThat(waiting("ana", "EDITOR", "due")).isEqualTo(due + 1);
        assertThat(waiting("rita", "REVIEWER", "due")).isZero();
    }

    /** Messages that have been counted as something. */
    private long counted() {
        return jdbc.sql("select coalesce(sum(times), 0) from asked_count")
                .query(Long.class)
                .single();
    }

    @Test
    void theCalendarShowsASeasonsEndAndWhatIsOverdue() {
        LocalDate end = today.plusDays(40);
        long season = publishedAnswer("ecobici", "temporada", today.plusDays(20), end);
        publishedAnswer("ecobici", "vencida", today.minusDays(3), null);

        signedIn("ana").open("/console/calendar");
        assertThat(page.text(".late")).contains("Ecobici: vencida");
        String month = end.getMonth().getDisplayName(TextStyle.FULL, Locale.of("es"));
        assertThat(page.all(".month").stream()
                        .filter(section ->
                                section.getText().toLowerCase(Locale.ROOT).startsWith(month))
                        .findFirst()
                        .orElseThrow()
                        .getText())
                .contains(end.getDayOfMonth() + "/" + end.getMonthValue())
                .contains("Termina")
                .contains("Ecobici: temporada");
        assertThat(page.all("a[href='/console/content/" + season + "']")).hasSize(2);
        isGood("calendar");
        page.choose("#area", "cultura").click(".filter button");
        eventually(() -> assertThat(page.text("main")).doesNotContain("Ecobici"));
    }

    /** Published by two people; gives its id. */
    private long publishedAnswer(String service, String topic, LocalDate review, @Nullable LocalDate end) {
        long id = call("ana", "POST", "/api/v1/answers", answer(service, topic, review))
                .path("id")
                .asLong();
        String term = end == null
                ? "{}"
                : "{\"expires_at\":\"%s\"}".formatted(end.atTime(15, 0).toInstant(ZoneOffset.UTC));
        call("ana", "POST", "/api/v1/answers/" + id + "/submit", term);
        call("rita", "POST", "/api/v1/answers/" + id + "/approve", "{\"reason\":\"Para la prueba\"}");
        return id;
    }

    @Test
    void aNoticeIsProposedSeenApprovedByTwoOthersAndSwitchedOff() {
        signedIn("rita").open("/console/notices");
        types("#text", "🌡️ *Ola de calor.* Tomá agua y no salgas al mediodía.");
        page.click("#service-vtv");
        page.run(
                "document.querySelector('#ends').value = arguments[0]",
                LocalDateTime.now(CityTime.ZONE)
                        .plusDays(2)
                        .truncatedTo(ChronoUnit.MINUTES)
                        .toString());
        page.click("#notice-effect");
        eventually(() -> assertThat(page.text("#effect .bubble")).startsWith("🌡️ Ola de calor."));
        assertThat(page.text("#effect .bubble strong")).isEqualTo("Ola de calor.");
        assertThat(page.text("#effect")).contains("VTV");
        isGood("notices");
        page.click("#propose").await(".notice.good");
        assertThat(page.text(".group")).contains("Propuesto").contains("0 de 2").contains("Lo propusiste vos");
        assertThat(page.all(".approve")).isEmpty();

        Stream.of("raul", "rosa").forEach(reviewer -> {
            signedIn(reviewer).open("/console/notices");
            page.click(".approve").await(".notice.good");
        });
        assertThat(page.text(".group")).contains("Activo").contains("raul, rosa");
        isGood("notices-active");
        Awaitility.await()
                .untilAsserted(() -> assertThat(residents
                                .join("Marta")
                                .writes("cuánto sale la vtv")
                                .sees()
                                .text())
                        .contains("Ola de calor"));
        page.click(".end");
        eventually(() -> assertThat(page.text("main")).contains("Lo apagó rosa"));
    }
}
