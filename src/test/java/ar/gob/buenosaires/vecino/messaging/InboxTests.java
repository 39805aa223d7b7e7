package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InboxTests extends InboxScene {

    @Test
    void answersWhatIsWritten() {
        webhook.deliver(Said.by(RESIDENT, "hola"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: hola");
        assertThat(count("outcome = 'ANSWERED' and reason = 'echo' and intent = 'none' and grounds->>'score' = '0.5'"
                        + " and attempts = 0 and ended_at is not null"))
                .isEqualTo(1);
    }

    @Test
    void tellsTheConversationEverythingThatIsKept() {
        webhook.deliver(WebhookFiles.read("text-forwarded"));

        awaitAllEnded();
        IncomingMessage message = conversations.seen().getFirst();
        assertThat(message.content()).isEqualTo(new Content.Text("Reenviado"));
        assertThat(message.forwarded()).isTrue();
        assertThat(message.profileName()).isEqualTo("Vecina de prueba");
        assertThat(message.sentAt()).isEqualTo(Instant.parse("2026-11-20T18:40:02Z"));
        assertThat(count("id = " + message.id())).isEqualTo(1);
    }

    @Test
    void answersOneResidentInTheOrderOfWriting() {
        workers.stop();
        Instant noon = Instant.now().minusSeconds(600);
        webhook.deliver(Said.by(RESIDENT, "tercero", noon.plusSeconds(2)));
        webhook.deliver(
                Said.by(RESIDENT, "primero", noon), Said.by(RESIDENT, "segundo a", noon.plusSeconds(1)),
                Said.by(RESIDENT, "segundo b", noon.plusSeconds(1)),
                        Said.by(RESIDENT, "segundo c", noon.plusSeconds(1)));

        workers.start();

        awaitAllEnded();
        assertThat(replies())
                .containsExactly("eco: primero", "eco: segundo a", "eco: segundo b", "eco: segundo c", "eco: tercero");
    }

    @Test
    void keepsTheOrderOfMessagesThatComeSeveralTimesAtOnce() {
        workers.stop();
        Instant noon = Instant.now().minusSeconds(600);
        List<Said> once = IntStream.range(0, 20)
                .mapToObj(i -> Said.by(RESIDENT, "número " + i, noon))
                .toList();
        List<Said> thrice = new ArrayList<>(once);
        thrice.addAll(once);
        thrice.addAll(once);
        webhook.deliver(thrice.toArray(Said[]::new));

        workers.start();

        awaitAllEnded();
        assertThat(replies())
                .containsExactlyElementsOf(
                        IntStream.range(0, 20).mapToObj(i -> "eco: número " + i).toList());
    }

    @Test
    void putsAnEarlierMessageThatComesLateBeforeThoseThatStillWait() {
        Instant noon = Instant.now().minusSeconds(600);
        CountDownLatch first = conversations.holding("uno");
        webhook.deliver(Said.by(RESIDENT, "uno", noon));
        await().until(() -> conversations.texts().contains("uno"));
        webhook.deliver(Said.by(RESIDENT, "cuatro", noon.plusSeconds(3)));
        webhook.deliver(Said.by(RESIDENT, "dos", noon.plusSeconds(1)));
        webhook.deliver(Said.by(RESIDENT, "antes de todo", noon.minusSeconds(60)));

        first.countDown();

        awaitAllEnded();
        assertThat(conversations.texts()).containsExactly("uno", "antes de todo", "dos", "cuatro");
    }

    @Test
    void letsNobodyWaitForAnothersMessage() {
        CountDownLatch stuck = conversations.holding("trabado");
        webhook.deliver(Said.by(RESIDENT, "trabado"), Said.by(RESIDENT, "detrás"));
        await().until(() -> conversations.texts().contains("trabado"));

        webhook.deliver(Said.by(NEIGHBOUR, "libre"));

        await().until(() -> replies().contains("eco: libre"));
        assertThat(conversations.texts()).doesNotContain("detrás");
        stuck.countDown();
        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: libre", "eco: trabado", "eco: detrás");
    }

    @Test
    void takesARedFlagBeforeWhatWasWrittenEarlier() {
        workers.stop();
        Instant noon = Instant.now().minusSeconds(600);
        webhook.deliver(Said.by(RESIDENT, "uno", noon), Said.by(RESIDENT, "dos", noon.plusSeconds(1)));
        webhook.deliver(Said.by(RESIDENT, "socorro", noon.plusSeconds(2)));

        workers.start();

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: socorro", "eco: uno", "eco: dos");
        assertThat(jdbc.sql("select count(*) from outbound_message where urgent")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void triesAgainAndKeepsTheOrderMeanwhile() {
        conversations.failing("a la tercera", 2);

        webhook.deliver(Said.by(RESIDENT, "a la tercera"), Said.by(RESIDENT, "después"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: a la tercera", "eco: después");
        assertThat(count("outcome = 'ANSWERED' and attempts = 2")).isEqualTo(1);
    }

    @Test
    void setsAsideWhatFailsThriceWithAnApologyAndGoesOn() {
        long failed = counter("vecino.messages.ended", "outcome", "failed");
        conversations.failing("veneno", Integer.MAX_VALUE);

        webhook.deliver(Said.by(RESIDENT, "veneno"), Said.by(RESIDENT, "después"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("Perdoná, no pudimos leer tu mensaje. Llamá al 147.", "eco: después");
        assertThat(count("outcome = 'FAILED' and attempts = 3 and reason = 'IllegalStateException'"))
                .isEqualTo(1);
        assertThat(counter("vecino.messages.ended", "outcome", "failed")).isEqualTo(failed + 1);
    }

    @Test
    void waitsWithoutLosingATryWhileNothingCanBeAnsweredYet() {
        conversations.failing("todavía no", 4);

        webhook.deliver(Said.by(RESIDENT, "todavía no"), Said.by(RESIDENT, "después"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: todavía no", "eco: después");
        assertThat(count("outcome = 'ANSWERED' and attempts = 0")).isEqualTo(2);
    }

    @Test
    void apologizesForAMessageThatCannotBeOpened() {
        workers.stop();
        webhook.deliver(Said.by(RESIDENT, "hola"));
        jdbc.sql("update inbound_message set payload = ?")
                .param(new byte[] {3, 'n', 'o', 't', 1, 2, 3})
                .update();

        workers.start();

        awaitAllEnded();
        assertThat(replies()).containsExactly("Perdoná, no pudimos leer tu mensaje. Llamá al 147.");
        assertThat(count("outcome = 'FAILED' and reason = 'UnreadableSecret'")).isEqualTo(1);
    }

    @Test
    void storesWhatBreaksTheRedFlagCheck() {
        webhook.deliver(Said.by(RESIDENT, "en la cuerda floja"));

        awaitAllEnded();
        assertThat(replies()).containsExactly("eco: en la cuerda floja");
    }

    @Test
    void logsUnderTheMessagesOwnId() {
        webhook.deliver(Said.by(RESIDENT, "hola"));

        awaitAllEnded();
        assertThat(conversations.logged())
                .containsExactly(Long.toString(conversations.seen().getFirst().id()));
    }
}
