package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A row of the outbox that is due. */
@SuppressWarnings("ArrayRecordComponent")
record WaitingBubble(long id, ContactId contact, boolean urgent, byte @Nullable [] payload, Tries tries, Times times) {

    /** Meta's 24 hours, less what a send may take. Source: Cloud API reference, section 8. */
    static final Duration WINDOW = Duration.ofHours(24).minusMinutes(5);

    /**
     * @param windowFrom when the resident wrote; null where no window is needed
     * @param receivedAt when the message came in that this one answers
     * @param pairFreeAt of the resident's bucket
     */
    record Times(
            @Nullable Instant windowFrom,
            @Nullable Instant receivedAt,
            @Nullable Instant pairFreeAt) {}

    static WaitingBubble read(ResultSet row, int number) throws SQLException {
        boolean template = "template".equals(row.getString("kind"));
        return new WaitingBubble(
                row.getLong("id"),
                new ContactId(row.getLong("contact_id")),
                row.getBoolean("urgent"),
                row.getBytes("payload"),
                new Tries(Route.valueOf(row.getString("route")), row.getInt("attempts"), row.getInt("unconfirmed")),
                new Times(
                        template ? null : instant(row, "window_from"),
                        instant(row, "received_at"),
                        instant(row, "free_at")));
    }

    boolean windowIsClosed(Instant now) {
        return times.windowFrom() != null && !times.windowFrom().plus(WINDOW).isAfter(now);
    }

    @Nullable
    Instant receivedAt() {
        return times.receivedAt();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    @Override
    public String toString() {
        return "outbound " + id;
    }
}
