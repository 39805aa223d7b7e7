package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.privacy.Vault;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Keeps Meta's delivery reports, each once; a worker applies them to the outbox. */
@Component
public class DeliveryReports {

    private static final String INSERT = """
            insert into delivery_status
                (status_key, wamid_key, outbound_id, status, at, error_code, received_at, due_at)
            select *, :now::timestamptz, :now::timestamptz
            from unnest(:keys, :wamids, :ids, :statuses, :ats::timestamptz[], :codes)
            on conflict (status_key) do nothing
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;

    DeliveryReports(JdbcClient jdbc, Vault vault, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /** Stores reports in the caller's transaction, in one statement; those already known are counted and left. */
    public void record(Collection<DeliveryReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        List<Row> rows = reports.stream().map(this::row).sorted(BY_KEY).toList();
        jdbc.sql(INSERT)
                .param("now", clock.instant().toString())
                .param("keys", array("bytea", rows.stream().map(Row::key)))
                .param("wamids", array("bytea", rows.stream().map(Row::wamidKey)))
                .param("ids", array("bigint", rows.stream().map(r -> r.report.outboundId())))
                .param("statuses", array("text", rows.stream().map(r -> r.report.status())))
                .param("ats", array("text", rows.stream().map(r -> r.report.at().toString())))
                .param("codes", array("integer", rows.stream().map(r -> r.report.errorCode())))
                .update();
    }

    // two deliveries that share reports meet in the same order: no deadlock
    private static final Comparator<Row> BY_KEY = (a, b) -> Arrays.compareUnsigned(a.key, b.key);

    private static SqlArrayValue array(String type, Stream<?> values) {
        return new SqlArrayValue(type, values.toArray());
    }

    private Row row(DeliveryReport report) {
        return new Row(
                vault.fingerprint("status", report.status() + ' ' + report.wamid()),
                vault.fingerprint("wamid", report.wamid()),
                report);
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Row(byte[] key, byte[] wamidKey, DeliveryReport report) {}
}
