package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxAccountsTests extends InboxScene {

    @Test
    void keepsNothingReadable() {
        webhook.deliver(Said.by(RESIDENT, "secreto"));

        awaitAllEnded();
        assertThat(jdbc.sql("select inbound_message::text || outbound_message::text || i::text from inbound_message,"
                                + " outbound_message, contact_identifier i")
                        .query(String.class)
                        .single())
                .doesNotContain("secreto", RESIDENT, "wamid")
                .doesNotContain("7365637265746f", "35343931313630303030303031");
    }

    @Test
    void refusesAMessageThatComesAgain() {
        long before = counter("vecino.messages.duplicate");
        byte[] body = Webhook.texts(Said.by(RESIDENT, "hola"), Said.by(RESIDENT, "chau"));

        webhook.deliver(body);
        awaitAllEnded();
        assertThat(webhook.deliver(body)).isEqualTo(200);

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola", "eco: chau");
        assertThat(counter("vecino.messages.duplicate")).isEqualTo(before + 2);
    }

    @Test
    void keepsTheSameMessageOnceWithinADelivery() {
        Said said = Said.by(RESIDENT, "hola");

        webhook.deliver(said, said, said);

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other-number", "without-id", "without-sender"})
    void accountsForWhatIsOnlyCounted(String file) {
        long received = counter("vecino.messages.received");
        long ignored = counter("vecino.messages.ended", "outcome", "ignored");

        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200);
        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200);

        assertThat(count("state = 'ENDED' and outcome = 'IGNORED' and contact_id is null and payload is null"))
                .isEqualTo(1);
        assertThat(counter("vecino.messages.received")).isEqualTo(received + 1);
        assertThat(counter("vecino.messages.ended", "outcome", "ignored")).isEqualTo(ignored + 1);
        assertThat(conversations.seen()).isEmpty();
    }

    @Test
    void accountsForEveryMessage() {
        long received = counter("vecino.messages.received");
        long ended = counter("vecino.messages.ended");
        conversations.failing("veneno", Integer.MAX_VALUE);
        CountDownLatch held = conversations.holding("espera");

        Stream.of("reaction", "sticker", "other-number", "malformed-among-good", "several-entries", "new-type")
                .forEach(file ->
                        assertThat(webhook.deliver(WebhookFiles.read(file))).isEqualTo(200));
        webhook.deliver(Said.by(NEIGHBOUR, "veneno"), Said.by("5491160000077", "espera"));

        await().until(() -> count("state = 'WAITING'") == 1);
        await().untilAsserted(() ->
                assertThat(meters.get("vecino.inbox.waiting").gauge().value()).isEqualTo(1));
        assertThat(meters.get("vecino.inbox.oldest").gauge().value()).isPositive();
        assertThat(counter("vecino.messages.received") - received).isEqualTo(count("true"));
        await().untilAsserted(() ->
                assertThat(counter("vecino.messages.ended") - ended).isEqualTo(count("state = 'ENDED'")));
        held.countDown();
        awaitAllEnded();
    }

    @Test
    void takesEveryPayloadFileAndEndsWhatItKeeps() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("src/test/resources/webhooks"))) {
            for (Path file : files.toList()) {
                assertThat(webhook.deliver(Files.readAllBytes(file)))
                        .describedAs(file.toString())
                        .isEqualTo(200);
            }
        }

        awaitAllEnded();
        assertThat(count("outcome = 'FAILED'")).isZero();
        assertThat(count("type = 'other'")).isEqualTo(2);
    }
}
