package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that a resident wrote, whether or not it was delivered yet.
 *
 * @param at the message time, which may be long past
 * @param context what it replies to or where it comes from, or null
 */
public record Written(
        Account author,
        String wamid,
        Instant at,
        Said said,
        @Nullable ObjectNode context) {

    public static Written now(Account author, Said said) {
        return new Written(author, Wamid.next(author.phone()), Instant.now(), said, null);
    }

    /** The same, but sent at another time. */
    public Written at(Instant time) {
        return new Written(author, wamid, time, said, context);
    }

    /** The same, as a reply to (or a tap on) a bubble. */
    public Written replyingTo(BusinessNumber number, String bubble) {
        return with(MetaJson.object().put("from", number.displayNumber()).put("id", bubble));
    }

    /** The same, forwarded from another chat. */
    public Written forwarded() {
        return with(MetaJson.object().put("forwarded", true));
    }

    private Written with(ObjectNode newContext) {
        return new Written(author, wamid, at, said, newContext);
    }

    boolean isSystem() {
        return "system".equals(said.type());
    }

    /** As an element of {@code messages[]}. */
    ObjectNode json() {
        ObjectNode json = MetaJson.object();
        if (author.phoneShown() && !isSystem()) {
            json.put("from", author.phone());
        }
        if (author.userId() != null && !isSystem()) {
            json.put("from_user_id", author.userId());
        }
        json.put("id", wamid)
                .put("timestamp", Long.toString(at.getEpochSecond()))
                .put("type", said.type());
        if (context != null) {
            json.set("context", context);
        }
        json.setAll(said.fields());
        return json;
    }

    @Override
    public String toString() {
        return said.type() + " by " + author;
    }
}
