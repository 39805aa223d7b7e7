package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.core.HiddenCharacters;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What must not reach a phone or a reviewer's browser is refused with its reason. */
class HostileContentTests extends ContentScene {

    private static final PlainWriting WRITING = new PlainWriting(ContentFixture.SETTINGS.allowedHosts());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<script>alert(1)</script>|markup",
                "Hola <b>vecino</b>|markup",
                "<img src=x onerror=alert(1)>|markup",
                "Entrá a https://evil.example/login|address",
                "Entrá a http://buenosaires.gob.ar|address",
                "Entrá a https://buenosaires.gob.ar.evil.com/x|address",
                "Entrá a https://buenosaires.gob.ar@evil.com/x|address",
                "Entrá a bit.ly/abc|address",
                "Entrá a javascript:alert(1)|address",
                "Llamá al \u202E5050\u202C|hidden",
                "Hola\u200Bvecino|hidden",
                "Hola\u0007vecino|hidden"
            })
    void isRefused(String body, String code) {
        long id = draftService(fresh());
        HttpResponse<String> refused = patch(id, "body", body);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(400);
        assertThat(read(refused).at("/errors/0/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Escribí a consultas.dgai@buenosaires.gob.ar 🚲",
                "Entrá a *buenosaires.gob.ar/tramites*. Después pagá.",
                "Menos de 18 < 20 & listo 👨‍👩‍👧 ♻️",
                "De 8 a 14 hs. Llevá: DNI; carnet."
            })
    void leavesPlainWordsAlone(String body) {
        assertThat(PlainWriting.hasMarkup(body)).isFalse();
        assertThat(HiddenCharacters.areIn(body)).isFalse();
        assertThat(WRITING.forbiddenAddress(body)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://buenosaires.gob.ar",
                "https://evil.example",
                "https://user@buenosaires.gob.ar",
                "https://buenosaires.gob.ar:8443/x",
                "javascript:alert(1)",
                "https://notbuenosaires.gob.ar",
                "//buenosaires.gob.ar"
            })
    void linksGoToAllowedHostsOnly(String url) {
        assertThat(WRITING.isAllowedLink(url)).isFalse();
        assertThat(WRITING.isAllowedLink("https://turismo.buenosaires.gob.ar/es"))
                .isTrue();
    }

    @Test
    void tenThousandKeywordsAreTooMany() {
        long id = draftService(fresh());
        ObjectNode body = json.createObjectNode();
        for (int i = 0; i < 10_000; i++) {
            body.withArray("keywords").add("p" + i);
        }
        HttpResponse<String> refused = call("ana", "PATCH", path(id), body.toString(), "If-Match", "*");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(read(refused).at("/errors/0/code").asText()).isEqualTo("too-many");
    }

    @Test
    void tenMegabytesAreTooLarge() {
        long id = draftService(fresh());
        String body = "{\"body\":\"" + "a".repeat(10 << 20) + "\"}";
        assertThat(call("ana", "PATCH", path(id), body, "If-Match", "*").statusCode())
                .isEqualTo(413);
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> chunked = Http.send(Http.request("PATCH", "http://localhost:" + port + path(id))
                .header("Authorization", Http.basic("ana", "clave"))
                .header("If-Match", "*")
                .method("PATCH", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes))));
        assertThat(chunked.statusCode()).isEqualTo(413);
        assertThat(chunked.body()).contains("urn:vecino:problem:too-large");
    }

    @Test
    void aLongTextIsRefusedWithItsLength() {
        HttpResponse<String> refused =
                patch(draftService(fresh()), "body", "a ".repeat(600).strip());
        assertThat(read(refused).at("/errors/0/message").asText()).contains("1.199", "960");
    }

    private HttpResponse<String> patch(long id, String field, String value) {
        ObjectNode body = json.createObjectNode().put(field, value);
        return call("ana", "PATCH", path(id), body.toString(), "If-Match", "*");
    }
}
