package ar.gob.buenosaires.vecino.privacy;

import java.time.Duration;
import java.util.List;

/**
 * A table with personal data and what is done as it grows old.
 *
 * @param sweeps none where rows go with the contact or with the person who is removed
 */
public record PersonalTable(String name, List<Sweep> sweeps) {

    public PersonalTable {
        sweeps = List.copyOf(sweeps);
    }

    public static PersonalTable of(String name, Sweep... sweeps) {
        return new PersonalTable(name, List.of(sweeps));
    }

    /**
     * One bounded statement, run again until it changes nothing more.
     *
     * @param after how old data may become
     * @param sql with the parameters {@code :before}, the instant up to which data is too old, and {@code :limit}, the
     *     most rows to change at once
     */
    public record Sweep(Duration after, String sql) {

        /** Deletes rows whose instant in that column is too old. */
        public static Sweep deleting(String table, String column, Duration after) {
            return deletingWhere(table, column + " < :before", after);
        }

        /** Deletes rows of which the condition holds; it may use {@code :before}. */
        public static Sweep deletingWhere(String table, String condition, Duration after) {
            return new Sweep(
                    after,
                    "delete from %1$s where ctid = any(array(select ctid from %1$s where %2$s limit :limit))"
                            .formatted(table, condition));
        }
    }
}
