package ar.gob.buenosaires.vecino.benchmark;

import java.time.Duration;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/** The figures as a Markdown table, in milliseconds. */
final class Report {

    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 100};

    private Report() {}

    static void print(
            int rate, boolean statuses, Histogram floor, Histogram acknowledged, Histogram replied, Histogram told) {
        StringBuilder table = new StringBuilder("\n%d messages/s, %s, %s\n\n"
                .formatted(
                        rate,
                        statuses ? "with three statuses each" : "without statuses",
                        Pinning.possible() ? "service and PostgreSQL on two cores" : "all on the same cores"));
        table.append("| ms | p50 | p90 | p99 | p99.9 | max |\n| --- | --- | --- | --- | --- | --- |\n");
        row(table, "floor: HMAC and one row", floor);
        row(table, "acknowledged", acknowledged);
        row(table, "replied (Meta takes 100)", replied);
        row(table, "danger told of 107 (Meta takes 100)", told);
        table.append("| acknowledged ÷ floor |");
        for (double percentile : PERCENTILES) {
            table.append(" %.1f |"
                    .formatted((double) acknowledged.getValueAtPercentile(percentile)
                            / Math.max(1, floor.getValueAtPercentile(percentile))));
        }
        System.out.println(table.append("\n"));
    }

    /** What a message costs, which a busy machine changes less than how long it takes. */
    static void processorTime(int messages, Duration service, Duration database) {
        System.out.printf(
                Locale.ROOT,
                "processor time a message: service %.2f ms, PostgreSQL %.2f ms%n",
                service.toNanos() / 1e6 / messages,
                database.toNanos() / 1e6 / messages);
    }

    private static void row(StringBuilder table, String name, Histogram histogram) {
        table.append("| ").append(name).append(" |");
        for (double percentile : PERCENTILES) {
            table.append(String.format(Locale.ROOT, " %.1f |", histogram.getValueAtPercentile(percentile) / 1000.0));
        }
        table.append("\n");
    }
}
