package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.MDC;
import org.springframework.context.annotation.Primary;

/**
 * Answers "eco: …" to every text and remembers what it was asked. A text with "socorro" is a red flag; one that
 * {@link #failing} names fails, one that {@link #holding} names waits.
 */
@Primary
class ScriptedConversations implements Conversations {

    private final List<IncomingMessage> seen = new CopyOnWriteArrayList<>();
    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> failures = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    void reset() {
        held.values().forEach(CountDownLatch::countDown);
        held.clear();
        failures.clear();
        seen.clear();
        logged.clear();
    }

    /** The text fails so many times; one that begins with "todavía no" because nothing can be answered yet. */
    void failing(String text, int times) {
        failures.put(text, new AtomicInteger(times));
    }

    /** The text is not answered until the latch is counted down. */
    CountDownLatch holding(String text) {
        CountDownLatch latch = new CountDownLatch(1);
        held.put(text, latch);
        return latch;
    }

    List<IncomingMessage> seen() {
        return seen;
    }

    /** Under which correlation id each message was answered. */
    List<String> logged() {
        return logged;
    }

    List<String> texts() {
        return seen.stream().map(m -> m.content().text().orElse("")).toList();
    }

    @Override
    public Turn reply(IncomingMessage message) {
        seen.add(message);
        logged.add(String.valueOf(MDC.get("message")));
        Optional<String> text = message.content().text();
        if (text.isEmpty()) {
            return Turn.ignored("no-text");
        }
        await(text.get());
        AtomicInteger left = failures.get(text.get());
        if (left != null && left.getAndDecrement() > 0) {
            IllegalStateException failure = new IllegalStateException("as the script says");
            throw text.get().startsWith("todavía no") ? new NotReady(failure) : failure;
        }
        return new Turn(
                Outcome.ANSWERED,
                "echo",
                "none",
                List.of(new OutgoingMessage.Text("eco: " + text.get())),
                Map.of("rule", "echo\u0000", "score", 0.5));
    }

    private void await(String text) {
        CountDownLatch latch = held.get(text);
        try {
            if (latch != null && !latch.await(Duration.ofSeconds(30).toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("held for too long");
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<OutgoingMessage> firstAid(Content content) {
        if (content.text().filter(t -> t.contains("cuerda floja")).isPresent()) {
            throw new IllegalStateException("the check is broken");
        }
        return content.text().filter(t -> t.contains("socorro")).map(t -> new OutgoingMessage.Text("Llamá ya al 107."));
    }

    @Override
    public OutgoingMessage apology() {
        return new OutgoingMessage.Text("Perdoná, no pudimos leer tu mensaje. Llamá al 147.");
    }
}
