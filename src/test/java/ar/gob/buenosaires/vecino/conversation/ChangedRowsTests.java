package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Rows that change while messages come, with 100 services and 5,000 rows. */
@Isolated
class ChangedRowsTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();

    private final Lessons lessons = new Lessons();
    private final CityRouter router = new CityRouter(
            PARTS.intents,
            PARTS.words,
            RouterSettings.MEASURED,
            lessons,
            new IntentLessons(PARTS.intents, PARTS.words, PARTS.danger, RouterSettings.MEASURED));

    @AfterEach
    void stop() {
        lessons.stop();
    }

    /** The rows are there half a second after a change, see ContentLoadingTests; so 1.5 s are left. */
    @Test
    void countWithinTwoSecondsAndNoMessageWaits() throws InterruptedException {
        Catalogue before = ManyServices.catalogue(1);
        Catalogue after = withOneMore(before);
        router.follow(new CatalogueChanged(before));
        AtomicLong longest = new AtomicLong();
        AtomicLong routed = new AtomicLong();
        Thread residents = Thread.ofPlatform().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                long start = System.nanoTime();
                route("cuándo me toca la vtv");
                longest.accumulateAndGet(System.nanoTime() - start, Math::max);
                routed.incrementAndGet();
            }
        });
        await().until(() -> routed.get() > 1000);
        longest.set(0);

        Thread.ofPlatform().start(() -> router.follow(new CatalogueChanged(after)));

        await().atMost(Duration.ofMillis(1500)).untilAsserted(() -> {
            Understanding understood = route("cementerios");
            assertThat(understood.intent()).isEqualTo("cementerios");
            assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
        });
        residents.interrupt();
        residents.join();
        assertThat(Duration.ofNanos(longest.get())).as("longest wait").isLessThan(Duration.ofMillis(500));
    }

    private Understanding route(String text) {
        return router.route(PARTS.look(text), null);
    }

    private static Catalogue withOneMore(Catalogue before) {
        List<PublishedService> services = new ArrayList<>(before.services());
        services.add(ManyServices.service(
                "cementerios",
                List.of(
                        new Evidence(1, null, Evidence.Kind.KEYWORD, "nicho", 5),
                        new Evidence(2, null, Evidence.Kind.KEYWORD, "chacarita", 5))));
        return new Catalogue(2, services);
    }
}
