package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.AfterCommit;
import ar.gob.buenosaires.vecino.privacy.Vault;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.context.ApplicationEventPublisher;
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

    private static final String REPORTS = "vecino_delivery_reports";
    private static final String PAID = "vecino_bubbles_delivered";
    private static final Set<String> PRICING =
            Set.of("regular", "free_customer_service", "free_entry_point", "free_group_customer_service", "other");

    /** Some came and were committed on this node. */
    record Came() {}

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;
    private final ApplicationEventPublisher events;
    private final MeterRegistry meters;

    DeliveryReports(
            JdbcClient jdbc, Vault vault, InstantSource clock, ApplicationEventPublisher events, MeterRegistry meters) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
        this.events = events;
        this.meters = meters;
        List.of("new", "duplicate").forEach(kind -> meters.counter(REPORTS, "kind", kind));
        PRICING.forEach(pricing -> meters.counter(PAID, "pricing", pricing));
    }

    /** Stores reports in the caller's transaction, in one statement; those already known are counted and left. */
    public void record(Collection<DeliveryReport> reports) {
        if (reports.isEmpty()) {
            return;
        }
        List<Row> rows = reports.stream().map(this::row).sorted(BY_KEY).toList();
        int kept = jdbc.sql(INSERT)
                .param("now", clock.instant().toString())
                .param("keys", bytes(rows, Row::key))
                .param("wamids", bytes(rows, Row::wamidKey))
                .param("ids", array("bigint", rows.stream().map(r -> r.report.outboundId())))
                .param("statuses", array("text", rows.stream().map(r -> r.report.status())))
                .param("ats", array("text", rows.stream().map(r -> r.report.at().toString())))
                .param("codes", array("integer", rows.stream().map(r -> r.report.errorCode())))
                .update();
        AfterCommit.run(() -> {
            count(reports, kept);
            events.publishEvent(new Came());
        });
    }

    private void count(Collection<DeliveryReport> reports, int kept) {
        meters.counter(REPORTS, "kind", "new").increment(kept);
        meters.counter(REPORTS, "kind", "duplicate").increment(reports.size() - kept);
        if (kept == reports.size()) {
            reports.forEach(this::countPricing);
        }
    }

    /** Meta names the price with "sent" too; it charges what was delivered. Once delivered and read come, one names it. */
    private void countPricing(DeliveryReport report) {
        String pricing = report.pricing();
        if (pricing != null && !report.status().equals("sent")) {
            meters.counter(PAID, "pricing", PRICING.contains(pricing) ? pricing : "other")
                    .increment();
        }
    }

    // two deliveries that share reports meet in the same order: no deadlock
    private static final Comparator<Row> BY_KEY = (a, b) -> Arrays.compareUnsigned(a.key, b.key);

    private static SqlArrayValue array(String type, Stream<?> values) {
        // the driver wants bytea as byte[][]
        return new SqlArrayValue(type, type.equals("bytea") ? values.toArray(byte[][]::new) : values.toArray());
    }

    private static SqlArrayValue bytes(List<Row> rows, Function<Row, byte[]> column) {
        return new SqlArrayValue("bytea", (Object[]) rows.stream().map(column).toArray(byte[][]::new));
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
