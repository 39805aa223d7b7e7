package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A notice is proposed by one, switched on by two others, and ends by itself. */
class NoticeTests extends ContentScene {

    private static final String NOTICES = "/api/v1/content/notices";
    private static final String HEAT = "🌡️ *Ola de calor.* Tomá agua y no salgas al mediodía.";

    @Test
    void standBeforeAnswersTillTheirEnd() {
        Instant end = Instant.now().plusSeconds(12);
        long id = ok("rita", "POST", NOTICES, notice("[\"ecobici\"]", false, end))
                .path("id")
                .asLong();
        assertThat(status("rita", "POST", NOTICES + "/" + id + "/approve", "")).isEqualTo(403);
        assertThat(status("ana", "POST", NOTICES + "/" + id + "/approve", "")).isEqualTo(403);
        ok("raul", "POST", NOTICES + "/" + id + "/approve", "");
        ok("raul", "POST", NOTICES + "/" + id + "/approve", "");
        assertThat(told("ecobici")).doesNotContain("Ola de calor");

        ok("rosa", "POST", NOTICES + "/" + id + "/approve", "");
        await().until(() -> told("ecobici").startsWith(HEAT + "\n\n"));
        assertThat(told("ecobici")).contains("Ecobici");
        assertThat(told("cuánto sale la vtv")).doesNotContain("Ola de calor");
        await().until(() -> !told("ecobici").contains("Ola de calor"));
        assertThat(Instant.now()).isAfter(end);
    }

    @Test
    void standInPlaceOfAnswersAndAreSwitchedOff() {
        long id = ok(
                        "ana",
                        "POST",
                        NOTICES,
                        notice("[\"vtv\"]", true, Instant.now().plusSeconds(600)))
                .path("id")
                .asLong();
        ok("raul", "POST", NOTICES + "/" + id + "/approve", "");
        ok("rosa", "POST", NOTICES + "/" + id + "/approve", "");
        await().until(() -> told("vtv").equals(HEAT));
        ok("rita", "POST", NOTICES + "/" + id + "/end", "");
        await().until(() -> !told("vtv").contains("Ola de calor"));
        assertThat(status("rosa", "POST", NOTICES + "/" + id + "/approve", "")).isEqualTo(409);
        assertThat(recorded("ana")).contains("NOTICE_PROPOSED");
        assertThat(recorded("raul")).contains("NOTICE_APPROVED");
        assertThat(recorded("rosa")).contains("NOTICE_APPROVED");
        assertThat(recorded("rita")).contains("NOTICE_ENDED").contains("Ola de calor");
    }

    @Test
    void showTheirEffectFirst() {
        JsonNode effect = ok(
                "ana",
                "POST",
                NOTICES + "/preview",
                notice("[\"vtv\",\"abl\"]", false, Instant.now().plusSeconds(60)));
        assertThat(effect.size()).isEqualTo(2);
        assertThat(effect.path("abl").toString()).contains("Ola de calor").contains("ABL");
        assertThat(told("vtv")).doesNotContain("Ola de calor");
    }

    @Test
    void areRefusedWithoutEndOrWithAnUnknownService() {
        assertThat(status("ana", "POST", NOTICES, "{\"text\":\"Hola\"}")).isEqualTo(400);
        assertThat(status(
                        "ana",
                        "POST",
                        NOTICES,
                        notice("[\"nada\"]", false, Instant.now().plusSeconds(60))))
                .isEqualTo(400);
    }

    /** What the record says that somebody did. */
    private String recorded(String who) {
        return ok("adela", "GET", "/api/v1/audit?kind=CONTENT&who=" + who, "").toString();
    }

    private static String notice(String services, boolean instead, Instant end) {
        return "{\"text\":\"%s\",\"services\":%s,\"instead\":%s,\"ends_at\":\"%s\"}"
                .formatted(HEAT, services, instead, end);
    }

    private String told(String text) {
        JsonNode reply = ok("ana", "POST", "/api/v1/preview", "{\"text\":\"" + text + "\"}")
                .at("/replies/0");
        return reply.findValue("body") == null
                ? ""
                : reply.findValue("body")
                        .path("text")
                        .asText(reply.findValue("body").asText());
    }
}
