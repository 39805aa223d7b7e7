package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.WebhookFiles;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookSignatureTests {

    /** Of the reference's test vector, section 2.4. */
    private static final String RIGHT = "35b697d2055ab204769f99bc581cdaf2135971871d59da3ae9c848da7334e70c";

    private static final String REWRITTEN = "95fd8f16d7672aaf31a8e10d8ed4a89db24bab50ecfb84fda7416567acbe75ce";

    private final byte[] body = WebhookFiles.read("signature-vector");
    private final WebhookSignature signature = new WebhookSignature(List.of("unit-test-app-secret"));

    @Test
    void acceptsTheReferencesVector() {
        assertThat(signature.signs("sha256=" + RIGHT, body)).isTrue();
    }

    @Test
    void refusesTheSignatureOfTheSameJsonWrittenAnew() throws IOException {
        JsonMapper json = JsonMapper.builder().build();
        byte[] rewritten = json.writeValueAsBytes(json.readTree(body));

        assertThat(signature.signs("sha256=" + REWRITTEN, body)).isFalse();
        assertThat(signature.signs("sha256=" + RIGHT, rewritten)).isFalse();
    }

    @Test
    void refusesAMissingOne() {
        assertThat(signature.signs(null, body)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256=",
                RIGHT,
                "sha1=" + RIGHT,
                "SHA256=" + RIGHT,
                "sha512=" + RIGHT,
                "sha256=" + RIGHT + "0",
                " sha256=" + RIGHT,
                "sha256=" + RIGHT + ",sha256=" + RIGHT,
                "sha256=0000000000000000000000000000000000000000000000000000000000000000",
                "sha256=éééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé"
            })
    void refusesAnyOtherForm(String header) {
        assertThat(signature.signs(header, body)).isFalse();
    }

    @Test
    void refusesUppercaseAndShortenedOnes() {
        assertThat(signature.signs("sha256=" + RIGHT.toUpperCase(Locale.ROOT), body))
                .isFalse();
        assertThat(signature.signs("sha256=" + RIGHT.substring(0, 63), body)).isFalse();
    }

    @Test
    void refusesBytesThatDiffer() {
        body[body.length - 3] ^= 1;

        assertThat(signature.signs("sha256=" + RIGHT, body)).isFalse();
    }

    @Test
    void acceptsEitherSecretDuringARotation() {
        assertThat(new WebhookSignature(List.of("new", "unit-test-app-secret")).signs("sha256=" + RIGHT, body))
                .isTrue();
        assertThat(new WebhookSignature(List.of("unit-test-app-secret", "new")).signs("sha256=" + RIGHT, body))
                .isTrue();
        assertThat(new WebhookSignature(List.of("new")).signs("sha256=" + RIGHT, body))
                .isFalse();
    }
}
