package ar.gob.buenosaires.vecino.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Handles one message, inside the transaction that ends it. */
@Component
class MessageHandling {

    private final Payloads payloads;
    private final Conversations conversations;
    private final Outbox outbox;
    private final InboxTurns turns;
    private final ReadReceipts receipts;
    private final JsonMapper json = JsonMapper.builder().findAndAddModules().build();

    MessageHandling(
            Payloads payloads, Conversations conversations, Outbox outbox, InboxTurns turns, ReadReceipts receipts) {
        this.payloads = payloads;
        this.conversations = conversations;
        this.outbox = outbox;
        this.turns = turns;
        this.receipts = receipts;
    }

    /**
     * How a message ended.
     *
     * @param more the contact has more messages waiting
     */
    record Ended(Outcome outcome, boolean more) {}

    Ended handle(long contact, InboxTurns.Next message) {
        IncomingFormat.Opened opened = payloads.open(message);
        if (opened.wamid() != null && asksForReply(opened.content())) {
            receipts.seen(opened.wamid());
        }
        IncomingMessage read = Payloads.message(contact, message, opened);
        Turn turn = conversations.reply(read);
        if (!turn.replies().isEmpty()) {
            List<Long> ids = put(message, read, turn);
            conversations.put(read, turn, ids);
        }
        return new Ended(turn.outcome(), turns.end(contact, message, turn, grounds(turn.grounds())));
    }

    /** Urgent is what comes first: whom to call. What follows keeps its place behind it. */
    private List<Long> put(InboxTurns.Next message, IncomingMessage read, Turn turn) {
        List<OutgoingMessage> replies = turn.replies();
        boolean urgent = message.urgent() || turn.urgent();
        int first = urgent ? 1 : replies.size();
        List<Long> ids = new ArrayList<>(
                outbox.put(read.contact(), message.id(), message.sentAt(), urgent, replies.subList(0, first)));
        if (first < replies.size()) {
            ids.addAll(outbox.put(
                    read.contact(), message.id(), message.sentAt(), false, replies.subList(first, replies.size())));
        }
        return ids;
    }

    /** Whether a resident who sent this would miss an answer. */
    static boolean asksForReply(Content content) {
        return switch (content) {
            case Content.Reaction c -> false;
            case Content.SystemNotice c -> false;
            case Content.GroupMessage c -> false;
            case Content.Notice c -> false;
            // it may come from another program: two must not answer each other for ever
            case Content.Unsupported c -> false;
            case Content.Text c -> true;
            case Content.Choice c -> true;
            case Content.Location c -> true;
            case Content.VoiceNote c -> true;
            case Content.Media c -> true;
            case Content.ContactCards c -> true;
            case Content.FormReply c -> true;
            case Content.Order c -> true;
        };
    }

    private @Nullable String grounds(Map<String, Object> grounds) {
        try {
            // PostgreSQL's jsonb refuses NUL
            return grounds.isEmpty() ? null : json.writeValueAsString(grounds).replace("\\u0000", "");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the grounds of a decision are not JSON", e);
        }
    }
}
