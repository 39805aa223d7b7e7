package ar.gob.buenosaires.vecino.faq;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Counts by day as a drawing: one bar a day, its parts on top of each other. The figures stand in {@code rows} too, as
 * nobody can read a drawing exactly and some cannot see it.
 *
 * @param width of the drawing, in its own units; bars are {@value #BAR} wide
 * @param most of a day, which the highest bar stands for
 */
record DayChart(List<Row> rows, List<Part> parts, int width, long most) {

    static final int BAR = 8;
    static final int HEIGHT = 100;
    private static final int STEP = 10;

    /** A day with its counts in the series' order. */
    record Row(LocalDate day, List<Long> counts) {}

    /** A rectangle; {@code series} says which colour it has. */
    record Part(int x, int y, int height, int series) {}

    static DayChart of(LocalDate first, LocalDate last, List<Map<LocalDate, Long>> series) {
        List<Row> rows = first.datesUntil(last.plusDays(1))
                .map(day -> new Row(
                        day,
                        series.stream()
                                .map(counts -> counts.getOrDefault(day, 0L))
                                .toList()))
                .toList();
        long most = Math.max(1, rows.stream().mapToLong(DayChart::sum).max().orElse(1));
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            stack(rows.get(i), i * STEP, most, parts);
        }
        return new DayChart(rows, parts, Math.max(1, rows.size() * STEP - (STEP - BAR)), most);
    }

    private static long sum(Row row) {
        return row.counts().stream().mapToLong(Long::longValue).sum();
    }

    /** From the ground up; what is there at all is seen. */
    private static void stack(Row row, int x, long most, List<Part> parts) {
        long below = 0;
        for (int series = 0; series < row.counts().size(); series++) {
            long count = row.counts().get(series);
            int from = (int) (below * HEIGHT / most);
            int to = (int) ((below + count) * HEIGHT / most);
            if (count > 0) {
                int height = Math.max(1, to - from);
                parts.add(new Part(x, Math.max(0, HEIGHT - from - height), height, series));
            }
            below += count;
        }
    }

    public int bar() {
        return BAR;
    }

    public int height() {
        return HEIGHT;
    }

    public LocalDate first() {
        return rows.getFirst().day();
    }

    public LocalDate last() {
        return rows.getLast().day();
    }
}
