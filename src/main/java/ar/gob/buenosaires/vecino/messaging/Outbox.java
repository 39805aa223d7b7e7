package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.AfterCommit;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every bubble leaves from here: a row in the transaction of what caused it, sent after the commit. */
@Component
public class Outbox {

    /** Something may be waiting to be sent; heard by this node's worker. */
    record Filled(boolean urgent) {}

    private static final String INSERT = """
            insert into outbound_message
                (contact_id, in_reply_to, urgent, kind, payload, window_from, state, due_at, created_at)
            values (:contact, :reply, :urgent, :kind, :payload, :window, 'WAITING', :now, :now)
            returning id
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final MessageFormat format;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;

    Outbox(JdbcClient jdbc, Vault vault, MessageFormat format, InstantSource clock, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.format = format;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Puts bubbles in, in the caller's transaction; the worker is woken after its commit.
     *
     * @param windowFrom when the resident wrote what opens the 24-hour window, by Meta's clock
     * @param urgent a red-flag bubble: ahead of queue, limits and breaker
     * @return the rows' ids, in order
     */
    public List<Long> put(
            ContactId contact,
            @Nullable Long inReplyTo,
            Instant windowFrom,
            boolean urgent,
            List<OutgoingMessage> messages) {
        List<Long> ids = new ArrayList<>();
        for (OutgoingMessage message : messages) {
            ids.add(insert(contact, inReplyTo, windowFrom, urgent, message));
        }
        AfterCommit.run(() -> events.publishEvent(new Filled(urgent)));
        return ids;
    }

    /** Tells this node's worker to look now rather than at its next sweep. */
    public void wake() {
        events.publishEvent(new Filled(true));
        events.publishEvent(new Filled(false));
    }

    private Long insert(
            ContactId contact, @Nullable Long inReplyTo, Instant windowFrom, boolean urgent, OutgoingMessage message) {
        var now = clock.instant().atOffset(ZoneOffset.UTC);
        return jdbc.sql(INSERT)
                .param("contact", contact.value())
                .param("reply", inReplyTo)
                .param("urgent", urgent)
                .param("kind", kind(message))
                .param("payload", vault.seal(format.write(message).toString()))
                .param("window", windowFrom.atOffset(ZoneOffset.UTC))
                .param("now", now)
                .query(Long.class)
                .single();
    }

    private static String kind(OutgoingMessage message) {
        return switch (message) {
            case OutgoingMessage.Text ignored -> "text";
            case OutgoingMessage.Buttons ignored -> "buttons";
            case OutgoingMessage.Menu ignored -> "menu";
            case OutgoingMessage.Link ignored -> "link";
            case OutgoingMessage.LocationRequest ignored -> "location_request";
            case OutgoingMessage.PhoneRequest ignored -> "phone_request";
            case OutgoingMessage.Template ignored -> "template";
        };
    }
}
