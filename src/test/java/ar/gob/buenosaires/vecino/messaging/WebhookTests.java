package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class WebhookTests {

    private static final String RIGHT = "hub.verify_token=" + DevelopmentSettings.VERIFY_TOKEN;

    @Autowired
    private Webhook webhook;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MeterRegistry meters;

    @BeforeEach
    void forget() {
        EmptyTables.in(jdbc);
    }

    private long stored() {
        return jdbc.sql("select count(*) from inbound_message")
                .query(Long.class)
                .single();
    }

    private static String signature(byte[] body) {
        return Webhook.signature(DevelopmentSettings.APP_SECRET, body);
    }

    @Test
    void answersTheRightTokenWithTheBareChallenge() {
        HttpResponse<String> response = webhook.get("?hub.mode=subscribe&hub.challenge=1158201444&" + RIGHT);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("1158201444");
        assertThat(response.headers().firstValue("content-type").orElse("")).startsWith("text/plain");
    }

    @Test
    void echoesAnyChallengeAsText() {
        assertThat(webhook.get("?hub.mode=subscribe&hub.challenge=%3Cb%3E%C3%B1+1%3C%2Fb%3E&" + RIGHT)
                        .body())
                .isEqualTo("<b>ñ 1</b>");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?hub.mode=subscribe&hub.challenge=1",
                "?hub.mode=subscribe&hub.verify_token=unit-test-verify-token",
                "?hub.challenge=1&hub.verify_token=unit-test-verify-token",
                "?hub.mode=subscribe&hub.challenge=&hub.verify_token=unit-test-verify-token",
                "?hub.mode=unsubscribe&hub.challenge=1&hub.verify_token=unit-test-verify-token",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=unit-test-verify-toke",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=UNIT-TEST-VERIFY-TOKEN",
                "?hub.mode=subscribe&hub.challenge=1&hub.verify_token=x&hub.verify_token=unit-test-verify-token",
                "?hub.mode=subscribe&hub.challenge=1&hub.challenge=2&hub.verify_token=unit-test-verify-token",
                "?hub.mode=subscribe&hub.mode=subscribe&hub.challenge=1&hub.verify_token=unit-test-verify-token",
                "?hub_mode=subscribe&hub_challenge=1&hub_verify_token=unit-test-verify-token"
            })
    void refusesAnyOtherVerification(String query) {
        HttpResponse<String> response = webhook.get(query);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void storesWhatIsSigned() {
        byte[] body = WebhookFiles.read("signature-vector");

        assertThat(webhook.post(body, signature(body)).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/json; charset=iso-8859-1",
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "multipart/form-data",
                "not a type"
            })
    void takesAnyContentType(String type) {
        byte[] body = WebhookFiles.read("text");

        assertThat(webhook.post(body, signature(body), "Content-Type", type).statusCode())
                .isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void answersWhateverAnswerIsAskedFor() {
        byte[] body = WebhookFiles.read("text");

        assertThat(webhook.post(body, signature(body), "Accept", "image/png").statusCode())
                .isEqualTo(200);
        assertThat(webhook.post(body, "", "Accept", "image/png").statusCode()).isEqualTo(401);
    }

    @Test
    void storesNothingThatIsNotSigned() {
        byte[] body = WebhookFiles.read("text");
        double failures = meters.get("vecino.signature.failures").counter().count();

        for (String signature : new String[] {
            "", "sha256=", signature(body).substring(0, 70), Webhook.signature("wrong", body), signature(new byte[0])
        }) {
            HttpResponse<String> response = webhook.post(body, signature);
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("urn:vecino:problem:signature").doesNotContain("5491160000001");
        }
        assertThat(webhook.post(body, signature(body), "X-Hub-Signature-256", signature(body))
                        .statusCode())
                .isEqualTo(401);

        assertThat(stored()).isZero();
        assertThat(meters.get("vecino.signature.failures").counter().count()).isEqualTo(failures + 6);
    }

    @Test
    void refusesSignedBytesThatAreNotJson() {
        byte[] body = "{\"object\":".getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> response = webhook.post(body, signature(body));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(webhook.post(new byte[0], signature(new byte[0])).statusCode())
                .isEqualTo(400);
    }

    @Test
    void takesUpToFourMebibytesAndNoMore() {
        String text = new String(WebhookFiles.read("text"), StandardCharsets.UTF_8);
        byte[] largest = (text + " ".repeat(4 * 1024 * 1024 - text.getBytes(StandardCharsets.UTF_8).length))
                .getBytes(StandardCharsets.UTF_8);
        byte[] tooLarge = (new String(largest, StandardCharsets.UTF_8) + " ").getBytes(StandardCharsets.UTF_8);

        assertThat(webhook.post(tooLarge, signature(tooLarge)).statusCode()).isEqualTo(413);
        assertThat(stored()).isZero();
        assertThat(webhook.post(largest, signature(largest)).statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void refusesTooMuchOfUnknownLength() {
        byte[] body = new byte[9 * 1024 * 1024];

        HttpResponse<String> response = webhook.post(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), signature(body));

        assertThat(response.statusCode()).isEqualTo(413);
    }

    @Test
    void storesChunkedBodies() {
        byte[] body = WebhookFiles.read("text");

        HttpResponse<String> response = webhook.post(
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), signature(body));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void keepsDeliveryReports() {
        assertThat(webhook.deliver(WebhookFiles.read("status-delivered"))).isEqualTo(200);
        assertThat(webhook.deliver(WebhookFiles.read("status-delivered"))).isEqualTo(200);

        assertThat(jdbc.sql("select count(*) from delivery_status")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void hasEverySeriesFromTheStart() {
        for (String outcome : new String[] {"stored", "unsigned", "unparseable", "too_large", "store_away", "failed"}) {
            assertThat(meters.get("vecino.webhook").tag("outcome", outcome).timer())
                    .isNotNull();
        }
        for (String type : MessageTypes.LABELS) {
            assertThat(meters.get("vecino.messages.received").tag("type", type).counter())
                    .isNotNull();
        }
        for (String outcome : new String[] {"answered", "escalated", "attended", "ignored", "failed"}) {
            assertThat(meters.get("vecino.messages.ended")
                            .tag("outcome", outcome)
                            .counter())
                    .isNotNull();
        }
        assertThat(meters.get("vecino.messages.duplicate").counter()).isNotNull();
        assertThat(meters.get("vecino.inbox.waiting").gauge()).isNotNull();
        assertThat(meters.get("vecino.inbox.oldest").gauge()).isNotNull();
    }
}
