package ar.gob.buenosaires.vecino.messaging;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;

/** A row of the outbox as delivery reports change it. */
final class SentBubble {

    static final String COLUMNS =
            "id, urgent, state, delivery, delivery_at, wamid_key, route, attempts, unconfirmed, error_code, error_note";

    static final String WRITE = """
            update outbound_message set
                state = :state, due_at = coalesce(:due, due_at), handed_at = coalesce(handed_at, :handed),
                claimed_at = case when :state = 'SENDING' then claimed_at end,
                delivery = :delivery, delivery_at = :at, wamid_key = :key,
                route = :route, attempts = :attempts, error_code = :code, error_note = :note
            where id = :id
            """;

    private final long id;
    private final boolean urgent;
    private String state;
    private Delivery delivery;
    private @Nullable Instant deliveryAt;
    private byte @Nullable [] wamidKey;
    private Tries tries;
    private @Nullable Integer errorCode;
    private @Nullable String errorNote;
    private @Nullable Instant dueAt;
    private @Nullable Instant handedAt;
    private boolean changed;
    private boolean settled;
    private boolean failedNow;

    private SentBubble(ResultSet row) throws SQLException {
        id = row.getLong("id");
        urgent = row.getBoolean("urgent");
        state = row.getString("state");
        delivery = Delivery.valueOf(row.getString("delivery"));
        Timestamp at = row.getTimestamp("delivery_at");
        deliveryAt = at == null ? null : at.toInstant();
        wamidKey = row.getBytes("wamid_key");
        tries = new Tries(Route.valueOf(row.getString("route")), row.getInt("attempts"), row.getInt("unconfirmed"));
        errorCode = row.getObject("error_code", Integer.class);
        errorNote = row.getString("error_note");
    }

    static SentBubble read(ResultSet row, int number) throws SQLException {
        return new SentBubble(row);
    }

    long id() {
        return id;
    }

    boolean urgent() {
        return urgent;
    }

    boolean changed() {
        return changed;
    }

    /** A report, not Meta's answer, told that Meta has taken it. */
    boolean settled() {
        return settled;
    }

    /** Given up by what a report said just now. */
    boolean givenUp() {
        return failedNow && (state.equals("FAILED") || state.equals("DROPPED"));
    }

    boolean hasBeenSentAs(byte[] key) {
        return wamidKey != null && Arrays.equals(wamidKey, key);
    }

    /** It got so far. Whatever we believed of it, Meta has it: it is not sent again. */
    void reached(Delivery stage, Instant at, byte[] key) {
        boolean ofAnotherSend = wamidKey != null && !hasBeenSentAs(key);
        Delivery before = delivery == Delivery.FAILED && ofAnotherSend ? Delivery.NONE : delivery;
        if (!stage.beats(before)) {
            return;
        }
        changed = true;
        delivery = stage;
        deliveryAt = at;
        if (!state.equals("ACCEPTED")) {
            settled = true;
            state = "ACCEPTED";
            handedAt = at;
            wamidKey = key;
        } else if (wamidKey == null) {
            wamidKey = key;
        }
    }

    /** Meta gave it up; the error says whether we do. After a delivery, or of an earlier send, it is but a note. */
    void failed(int code, Instant at, byte[] key, Function<Tries, Verdict> judge) {
        boolean ofAnotherSend = wamidKey != null && !hasBeenSentAs(key);
        boolean open = !state.equals("FAILED") && !state.equals("DROPPED");
        boolean stands = delivery.beats(Delivery.FAILED) || (state.equals("ACCEPTED") && ofAnotherSend);
        changed = true;
        errorCode = code;
        if (stands || !open) {
            errorNote = "failed, as a later report says";
            return;
        }
        delivery = Delivery.FAILED;
        failedNow = true;
        deliveryAt = at;
        wamidKey = key;
        settle(judge.apply(tries));
    }

    private void settle(Verdict verdict) {
        switch (verdict) {
            case Verdict.Taken taken -> throw new IllegalStateException("a failure is no success");
            case Verdict.Again(Instant due, Tries then, Verdict.Cause cause) -> settle("WAITING", due, then, cause);
            case Verdict.Unconfirmed(Instant due, Tries then, Verdict.Cause cause) ->
                settle("UNCONFIRMED", due, then, cause);
            case Verdict.Failed(Tries then, Verdict.Cause cause) -> settle("FAILED", null, then, cause);
            case Verdict.Dropped(Tries then, Verdict.Cause cause) -> settle("DROPPED", null, then, cause);
        }
    }

    private void settle(String next, @Nullable Instant due, Tries then, Verdict.Cause cause) {
        state = next;
        dueAt = due;
        tries = then;
        errorNote = cause.word();
    }

    MapSqlParameterSource row() {
        return new MapSqlParameterSource("id", id)
                .addValue("state", state)
                .addValue("due", timestamp(dueAt))
                .addValue("handed", timestamp(handedAt))
                .addValue("delivery", delivery.name())
                .addValue("at", timestamp(deliveryAt))
                .addValue("key", wamidKey)
                .addValue("route", tries.route().name())
                .addValue("attempts", tries.attempts())
                .addValue("code", errorCode)
                .addValue("note", errorNote);
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant at) {
        return at == null ? null : Timestamp.from(at);
    }
}
