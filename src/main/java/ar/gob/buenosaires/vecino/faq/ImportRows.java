package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Imports in the database. */
@Component
class ImportRows {

    private final JdbcClient jdbc;

    ImportRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An import as it is stored. */
    record Row(
            long id,
            String who,
            Instant at,
            int needed,
            int items,
            List<Long> removals,
            String state,
            List<String> approvals) {}

    long add(Deed deed, int needed, int items, long[] removals) {
        return jdbc.sql("""
                        insert into content_import (who, at, needed, items, removals, state)
                        values (?, ?, ?, ?, ?, 'IN_REVIEW') returning id""")
                .params(
                        deed.who(),
                        deed.at().atOffset(ZoneOffset.UTC),
                        needed,
                        items,
                        Arrays.stream(removals).boxed().toArray(Long[]::new))
                .query(Long.class)
                .single();
    }

    /** The newest first. */
    List<Row> all() {
        return jdbc.sql("select * from content_import order by id desc limit 100")
                .query((row, n) -> row(row))
                .list();
    }

    /** One that nobody else changes until the transaction ends. */
    Optional<Row> locked(long id) {
        return jdbc.sql("select * from content_import where id = ? for update")
                .param(id)
                .query((row, n) -> row(row))
                .optional();
    }

    void approved(Row row, String by) {
        jdbc.sql("update content_import set approvals = approvals || ? where id = ?")
                .params(by, row.id())
                .update();
    }

    void end(Row row, String state) {
        jdbc.sql("update content_import set state = ? where id = ?")
                .params(state, row.id())
                .update();
    }

    private static Row row(java.sql.ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                row.getString("who"),
                row.getTimestamp("at").toInstant(),
                row.getInt("needed"),
                row.getInt("items"),
                List.of((Long[]) row.getArray("removals").getArray()),
                row.getString("state"),
                List.of((String[]) row.getArray("approvals").getArray()));
    }
}
