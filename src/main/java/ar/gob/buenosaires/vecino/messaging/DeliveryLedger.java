package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.JdbcTransactionsConfiguration.JDBC_TRANSACTIONS;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies stored delivery reports to the outbox, many in one transaction, each once. A report of a bubble that nobody
 * knows, or knows yet, is looked at again ever later for a day.
 */
@Component
class DeliveryLedger {

    static final int BATCH = 500;
    private static final Duration PARKED = Duration.ofDays(1);

    private static final String DUE = """
            select id, wamid_key, outbound_id, status, at, error_code, received_at from delivery_status
            where not applied and due_at <= ? order by due_at, id limit ? for update skip locked
            """;

    private static final String BUBBLES = "select " + SentBubble.COLUMNS
            + " from outbound_message where id = any(?) or wamid_key = any(?) order by id for update";

    private static final String REPLIES = """
            select i.received_at, o.handed_at from outbound_message o join inbound_message i on i.id = o.in_reply_to
            where o.id = any(?)
            """;

    private static final String PARK = """
            update delivery_status set due_at = case when received_at < :left then 'infinity'
                else :now::timestamptz + greatest(:now - received_at, interval '1 s') end
            where id = any(:ids)
            """;

    private final JdbcClient jdbc;
    private final NamedParameterJdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final InstantSource clock;
    private final ReportVerdicts verdicts;
    private final ApplicationEventPublisher events;

    DeliveryLedger(
            JdbcClient jdbc,
            NamedParameterJdbcTemplate batches,
            @Qualifier(JDBC_TRANSACTIONS) PlatformTransactionManager transactions,
            InstantSource clock,
            ReportVerdicts verdicts,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.batches = batches;
        this.transaction = new TransactionTemplate(transactions);
        this.clock = clock;
        this.verdicts = verdicts;
        this.events = events;
    }

    /**
     * Applies what is due.
     *
     * @return how many reports were looked at; {@link #BATCH} when there may be more
     */
    int apply() {
        List<Verdict> made = new ArrayList<>();
        List<Reply> settled = new ArrayList<>();
        int seen = Objects.requireNonNull(transaction.execute(status -> {
            List<Report> reports = due();
            if (!reports.isEmpty()) {
                settled.addAll(applyAll(reports, made));
            }
            return reports.size();
        }));
        settled.forEach(reply -> verdicts.settled(reply.received, reply.handed));
        verdicts.carryOut(made);
        return seen;
    }

    private List<Report> due() {
        return jdbc.sql(DUE)
                .params(Timestamp.from(clock.instant()), BATCH)
                .query(Report::read)
                .list();
    }

    private List<Reply> applyAll(List<Report> reports, List<Verdict> made) {
        Bubbles bubbles = bubbles(reports);
        List<Long> applied = new ArrayList<>();
        List<Long> unknown = new ArrayList<>();
        for (Report report : reports) {
            Optional<SentBubble> bubble = bubbles.of(report);
            bubble.ifPresent(b -> apply(report, b, made));
            (bubble.isPresent() ? applied : unknown).add(report.id);
        }
        batches.batchUpdate(
                SentBubble.WRITE,
                bubbles.byId.values().stream()
                        .filter(SentBubble::changed)
                        .map(SentBubble::row)
                        .toArray(SqlParameterSource[]::new));
        jdbc.sql("update delivery_status set applied = true where id = any(?)")
                .param(ids(applied))
                .update();
        bubbles.byId.values().stream()
                .filter(SentBubble::givenUp)
                .forEach(bubble -> events.publishEvent(new BubbleFailed(bubble.id())));
        park(unknown);
        return replies(bubbles.byId.values().stream()
                .filter(SentBubble::settled)
                .map(SentBubble::id)
                .toList());
    }

    private List<Reply> replies(List<Long> bubbles) {
        return bubbles.isEmpty()
                ? List.of()
                : jdbc.sql(REPLIES).param(ids(bubbles)).query(Reply::read).list();
    }

    private void apply(Report report, SentBubble bubble, List<Verdict> made) {
        Delivery.of(report.status).ifPresent(stage -> {
            if (stage == Delivery.FAILED) {
                bubble.failed(report.code(), report.at, report.wamidKey, tries -> {
                    Verdict verdict = verdicts.of(bubble, tries, report.code());
                    made.add(verdict);
                    return verdict;
                });
            } else {
                bubble.reached(stage, report.at, report.wamidKey);
            }
        });
    }

    private void park(List<Long> unknown) {
        if (!unknown.isEmpty()) {
            Instant now = clock.instant();
            jdbc.sql(PARK)
                    .param("now", Timestamp.from(now))
                    .param("left", Timestamp.from(now.minus(PARKED)))
                    .param("ids", ids(unknown))
                    .update();
        }
    }

    private Bubbles bubbles(List<Report> reports) {
        var ids = reports.stream()
                .map(Report::outboundId)
                .filter(Objects::nonNull)
                .toList();
        byte[][] keys = reports.stream().map(Report::wamidKey).toArray(byte[][]::new);
        Map<Long, SentBubble> byId = new HashMap<>();
        jdbc.sql(BUBBLES)
                .params(ids(ids), new SqlArrayValue("bytea", (Object[]) keys))
                .query(SentBubble::read)
                .list()
                .forEach(bubble -> byId.put(bubble.id(), bubble));
        return new Bubbles(byId);
    }

    private static SqlArrayValue ids(List<Long> ids) {
        return new SqlArrayValue("bigint", ids.toArray());
    }

    private record Reply(Instant received, Instant handed) {

        static Reply read(ResultSet row, int number) throws SQLException {
            return new Reply(
                    row.getTimestamp(1).toInstant(), row.getTimestamp(2).toInstant());
        }
    }

    private record Bubbles(Map<Long, SentBubble> byId) {

        /** By Meta's id, which is surely of this number; else by ours, which any app of the account could have echoed. */
        Optional<SentBubble> of(Report report) {
            Optional<SentBubble> named = Optional.ofNullable(report.outboundId).map(byId::get);
            if (named.filter(bubble -> bubble.hasBeenSentAs(report.wamidKey)).isPresent()) {
                return named;
            }
            return byId.values().stream()
                    .filter(bubble -> bubble.hasBeenSentAs(report.wamidKey))
                    .findFirst()
                    .or(() -> named);
        }
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Report(
            long id,
            byte[] wamidKey,
            @Nullable Long outboundId,
            String status,
            Instant at,
            @Nullable Integer errorCode) {

        static Report read(ResultSet row, int number) throws SQLException {
            return new Report(
                    row.getLong("id"),
                    row.getBytes("wamid_key"),
                    row.getObject("outbound_id", Long.class),
                    row.getString("status"),
                    row.getTimestamp("at").toInstant(),
                    row.getObject("error_code", Integer.class));
        }

        /** A failure without a code is treated as one that the table does not know. */
        int code() {
            return errorCode == null ? -1 : errorCode;
        }
    }
}
