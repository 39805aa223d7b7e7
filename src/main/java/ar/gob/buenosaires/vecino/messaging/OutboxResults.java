package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.JdbcTransactionsConfiguration.JDBC_TRANSACTIONS;
import static java.util.Objects.requireNonNull;

import ar.gob.buenosaires.vecino.messaging.Verdict.Cause;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes down how sends went, many in one transaction. */
@Component
class OutboxResults {

    /**
     * A node that was thought dead may come back with a result: that Meta took the bubble counts whatever state the row
     * has got into, unless a status webhook has already said more of this very send; anything else counts only while
     * the claim stands.
     */
    private static final String WRITE = """
            update outbound_message set
                state = :state, due_at = coalesce(:due, due_at), claimed_at = null,
                route = coalesce(:route, route), attempts = coalesce(:attempts, attempts + 1),
                unconfirmed = coalesce(:unconfirmed, unconfirmed),
                handed_at = coalesce(:handed, handed_at),
                wamid_key = coalesce(:key, wamid_key), wamid = coalesce(:wamid, wamid),
                delivery = case when :taken and delivery in ('NONE', 'FAILED') then 'ACCEPTED' else delivery end,
                delivery_at = case when :taken and delivery in ('NONE', 'FAILED') then :handed else delivery_at end,
                error_code = :code, error_note = :note
            where id = :id and (state = 'SENDING' and claimed_at = :claimed
                or :taken and wamid_key is distinct from :key and state in ('WAITING', 'SENDING', 'UNCONFIRMED'))
            """;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Vault vault;
    private final ApplicationEventPublisher events;

    OutboxResults(
            NamedParameterJdbcTemplate jdbc,
            @Qualifier(JDBC_TRANSACTIONS) PlatformTransactionManager transactions,
            Vault vault,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.vault = vault;
        this.events = events;
    }

    /** How the send of one claim went, and when. */
    record Result(Claim claim, Verdict verdict, Instant at) {}

    /**
     * Rows are written in the order of their ids, as everywhere, so that no two writers wait for each other.
     *
     * @return the results that changed their row
     */
    List<Result> write(Collection<Result> results) {
        List<Result> ordered = results.stream()
                .sorted(Comparator.comparingLong(result -> result.claim().id()))
                .toList();
        SqlParameterSource[] rows = ordered.stream().map(this::row).toArray(SqlParameterSource[]::new);
        return requireNonNull(transaction.execute(status -> {
            int[] changed = jdbc.batchUpdate(WRITE, rows);
            List<Result> written = IntStream.range(0, changed.length)
                    .filter(i -> changed[i] > 0)
                    .mapToObj(ordered::get)
                    .toList();
            written.stream()
                    .filter(result -> isGivenUp(result.verdict()))
                    .forEach(result ->
                            events.publishEvent(new BubbleFailed(result.claim().id())));
            return written;
        }));
    }

    private static boolean isGivenUp(Verdict verdict) {
        return verdict instanceof Verdict.Failed || verdict instanceof Verdict.Dropped;
    }

    private MapSqlParameterSource row(Result result) {
        var row = new MapSqlParameterSource("id", result.claim().id())
                .addValue("claimed", Timestamp.from(result.claim().claimedAt()))
                .addValue("taken", result.verdict() instanceof Verdict.Taken);
        return switch (result.verdict()) {
            case Verdict.Taken taken -> taken(row, taken, result.at());
            case Verdict.Again(Instant due, Tries tries, Cause cause) -> open(row, "WAITING", due, tries, cause);
            case Verdict.Unconfirmed(Instant due, Tries tries, Cause cause) ->
                open(row, "UNCONFIRMED", due, tries, cause);
            case Verdict.Failed(Tries tries, Cause cause) -> open(row, "FAILED", null, tries, cause);
            case Verdict.Dropped(Tries tries, Cause cause) -> open(row, "DROPPED", null, tries, cause);
        };
    }

    private MapSqlParameterSource taken(MapSqlParameterSource row, Verdict.Taken taken, Instant at) {
        List.of("due", "route", "attempts", "unconfirmed", "code", "note").forEach(name -> row.addValue(name, null));
        return row.addValue("state", "ACCEPTED")
                .addValue("handed", Timestamp.from(at))
                .addValue("key", vault.fingerprint("wamid", taken.wamid()))
                .addValue("wamid", vault.seal(taken.wamid()));
    }

    private static MapSqlParameterSource open(
            MapSqlParameterSource row, String state, @Nullable Instant due, Tries tries, Cause cause) {
        List.of("handed", "key", "wamid").forEach(name -> row.addValue(name, null));
        return row.addValue("state", state)
                .addValue("due", due == null ? null : Timestamp.from(due))
                .addValue("route", tries.route().name())
                .addValue("attempts", tries.attempts())
                .addValue("unconfirmed", tries.unconfirmed())
                .addValue("code", cause.code())
                .addValue("note", cause.word());
    }
}
