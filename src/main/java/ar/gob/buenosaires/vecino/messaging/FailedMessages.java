package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tries messages again that failed, and in the end sets them aside with an apology instead of silence. */
@Component
class FailedMessages {

    private static final Logger log = LoggerFactory.getLogger(FailedMessages.class);
    /** Types that nobody would miss an answer to, for messages that cannot even be opened. */
    private static final Set<String> SILENT =
            Set.of("reaction", "system", "edit", "revoke", "request_welcome", "unsupported", "unknown", "other");

    private final InboxTurns turns;
    private final Payloads payloads;
    private final Conversations conversations;
    private final Outbox outbox;
    private final Backoff backoff;

    FailedMessages(InboxTurns turns, Payloads payloads, Conversations conversations, Outbox outbox, Backoff backoff) {
        this.turns = turns;
        this.payloads = payloads;
        this.conversations = conversations;
        this.outbox = outbox;
        this.backoff = backoff;
    }

    /** When a message is due again after its failures. */
    @Component
    static class Backoff {
        private final List<Duration> pauses;
        private final InstantSource clock;

        Backoff(InboxSettings settings, InstantSource clock) {
            this.pauses = settings.retryAfter();
            this.clock = clock;
        }

        Optional<Instant> after(int failures) {
            return failures > pauses.size()
                    ? Optional.empty()
                    : Optional.of(clock.instant().plus(pauses.get(failures - 1)));
        }
    }

    /**
     * Records a failure, in the caller's transaction, which is not the one that failed.
     *
     * @return when the message is due again; empty when it was set aside or handled by another worker meanwhile
     */
    Result record(long contact, InboxTurns.Next message, Throwable failure) {
        int failures = message.attempts() + 1;
        log.warn("message failed for the {}. time with {}", failures, describe(failure));
        Optional<Instant> due = backoff.after(failures);
        if (due.isPresent()) {
            turns.retry(message, due.get());
            return new Result(due, false);
        }
        boolean setAside = turns.setAside(message, failure.getClass().getSimpleName());
        if (setAside && deservesApology(message)) {
            outbox.put(
                    new ContactId(contact),
                    message.id(),
                    message.sentAt(),
                    message.urgent(),
                    List.of(conversations.apology()));
        }
        return new Result(Optional.empty(), setAside);
    }

    /** @param setAside the message has ended as FAILED */
    record Result(Optional<Instant> due, boolean setAside) {}

    private boolean deservesApology(InboxTurns.Next message) {
        try {
            return MessageHandling.asksForReply(payloads.open(message).content());
        } catch (RuntimeException e) {
            return !SILENT.contains(message.type());
        }
    }

    /** What failed and where; not the exception's message, which may quote a resident. */
    private static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable t = failure; t != null; t = t.getCause()) {
            text.append(text.isEmpty() ? "" : ", caused by ")
                    .append(t.getClass().getName());
            if (t.getStackTrace().length > 0) {
                text.append(" at ").append(t.getStackTrace()[0]);
            }
        }
        return text.toString();
    }
}
