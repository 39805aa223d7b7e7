package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.Acquaintances.Conflict;
import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/**
 * Finds the contact of every sender of a delivery, in the caller's transaction: one look-up when all are known; else,
 * under advisory locks on the identifiers, so that deliveries at the same time never make two contacts of one resident,
 * another look-up and the writing of what is new.
 */
@Component
class Recognition {

    /** Any number that no other advisory lock of this database uses. */
    private static final int LOCK_SPACE = 20_261;
    /** Few enough for the server's lock table, many enough for new residents to arrive side by side. */
    private static final int LOCKS = 256;

    private static final String LOCK =
            "select pg_advisory_xact_lock(:space, b) from (select distinct b from unnest(:buckets) as t(b) order by b) s";

    private static final String LOAD = """
            select i.kind, i.value_hash, i.value, i.contact_id, i.alias, i.first_seen_at, i.last_seen_at, i.replaced_at
            from contact_identifier i
            where i.contact_id in (
                select k.contact_id from contact_identifier k
                join unnest(:kinds, :hashes) as wanted(kind, hash) on k.kind = wanted.kind and k.value_hash = wanted.hash)
            """;

    private static final String MAKE =
            "insert into contact (created_at) select :now from generate_series(1, :n) returning id";

    private static final String INSERT = """
            insert into contact_identifier
                (kind, value_hash, contact_id, value, alias, first_seen_at, last_seen_at, replaced_at)
            select * from unnest(:kinds, :hashes, :contacts, :values, :aliases, :firsts, :lasts, :replaced)
            """;

    private static final String UPDATE = """
            update contact_identifier i
            set contact_id = n.contact, alias = n.alias, first_seen_at = n.first, last_seen_at = n.last,
                replaced_at = n.replaced
            from unnest(:kinds, :hashes, :contacts, :aliases, :firsts, :lasts, :replaced)
                as n(kind, hash, contact, alias, first, last, replaced)
            where i.kind = n.kind and i.value_hash = n.hash
            """;

    // another delivery that is at it does the same: nobody waits
    private static final String MET_AGAIN = """
            update contact_identifier i set last_seen_at = n.last
            from unnest(:kinds, :hashes, :lasts) as n(kind, hash, last)
            where i.kind = n.kind and i.value_hash = n.hash and (i.kind, i.value_hash) in (
                select l.kind, l.value_hash from contact_identifier l
                join unnest(:kinds, :hashes) as w(kind, hash) on l.kind = w.kind and l.value_hash = w.hash
                for no key update of l skip locked)
            """;

    private static final String CONFLICT = """
            insert into identity_conflict (contact_id, other_id, reason, seen_at)
            select *, :now from unnest(:contacts, :others, :reasons) on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final IdentifierHashes hashes;

    Recognition(JdbcClient jdbc, IdentifierHashes hashes) {
        this.jdbc = jdbc;
        this.hashes = hashes;
    }

    /**
     * Decides who is who and writes it down.
     *
     * @param addresses every address that the decision may ask for
     * @param decision what to find out; made twice when there is news
     * @return what the decision found, with the id of each new contact in place of its negative one
     */
    <K> Map<K, Long> recognize(
            Collection<Address> addresses, Function<Acquaintances, Map<K, Long>> decision, Instant now) {
        Map<Address, byte[]> hashed = hashes.of(addresses);
        Acquaintances acquaintances = load(hashed);
        Map<K, Long> found = decision.apply(acquaintances);
        if (acquaintances.hasNews()) {
            lock(hashed.values());
            acquaintances = load(hashed);
            found = decision.apply(acquaintances);
            found = write(acquaintances, found, now);
        }
        meetAgain(acquaintances.metAgain());
        return found;
    }

    private void lock(Collection<byte[]> hashed) {
        Object[] buckets = hashed.stream().map(h -> Math.floorMod(h[0], LOCKS)).toArray();
        jdbc.sql(LOCK)
                .param("space", LOCK_SPACE)
                .param("buckets", new SqlArrayValue("integer", buckets))
                .query(row -> {});
    }

    private Acquaintances load(Map<Address, byte[]> hashed) {
        List<Address> wanted = List.copyOf(hashed.keySet());
        IdentifierHashes.Reverse known = hashes.reverse(hashed);
        return new Acquaintances(jdbc.sql(LOAD)
                .param("kinds", array("text", wanted, a -> a.kind().name()))
                .param("hashes", array("bytea", wanted, hashed::get))
                .query((row, n) -> identifier(row, known))
                .list());
    }

    private Identifier identifier(ResultSet row, IdentifierHashes.Reverse known) throws SQLException {
        Kind kind = Kind.valueOf(row.getString(1));
        Address address = known.address(kind, row.getBytes(2), row.getBytes(3));
        return Identifier.stored(address, row.getLong(4), row.getBoolean(5), instant(row, 6))
                .with(instant(row, 7), row.getTimestamp(8) == null ? null : instant(row, 8));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }

    private <K> Map<K, Long> write(Acquaintances decided, Map<K, Long> found, Instant now) {
        List<Long> made = decided.made() == 0
                ? List.of()
                : jdbc.sql(MAKE)
                        .param("now", Timestamp.from(now))
                        .param("n", decided.made())
                        .query(Long.class)
                        .list();
        Function<Long, Long> id = c -> c < 0 ? made.get((int) (-c - 1)) : c;
        List<Identifier> changed = decided.changed();
        store(INSERT, changed.stream().filter(Identifier::isFresh).toList(), id);
        store(UPDATE, changed.stream().filter(i -> !i.isFresh()).toList(), id);
        record(List.copyOf(decided.conflicts()), id, now);
        Map<K, Long> written = new HashMap<>();
        found.forEach((key, contact) -> written.put(key, id.apply(contact)));
        return written;
    }

    private void store(String sql, List<Identifier> identifiers, Function<Long, Long> id) {
        if (identifiers.isEmpty()) {
            return;
        }
        Map<Address, byte[]> hashed =
                hashes.of(identifiers.stream().map(Identifier::address).toList());
        var statement = jdbc.sql(sql)
                .param(
                        "kinds",
                        array("text", identifiers, i -> i.address().kind().name()))
                .param("hashes", array("bytea", identifiers, i -> hashed.get(i.address())))
                .param("contacts", array("bigint", identifiers, i -> id.apply(i.contact())))
                .param("aliases", array("boolean", identifiers, Identifier::alias))
                .param("firsts", array("timestamptz", identifiers, i -> time(i.firstSeen())))
                .param("lasts", array("timestamptz", identifiers, i -> time(i.lastSeen())))
                .param("replaced", array("timestamptz", identifiers, i -> time(i.replacedAt())));
        if (sql.equals(INSERT)) {
            statement = statement.param("values", array("bytea", identifiers, i -> hashes.seal(i.address())));
        }
        statement.update();
    }

    private void meetAgain(List<Identifier> met) {
        if (met.isEmpty()) {
            return;
        }
        Map<Address, byte[]> hashed =
                hashes.of(met.stream().map(Identifier::address).toList());
        jdbc.sql(MET_AGAIN)
                .param("kinds", array("text", met, i -> i.address().kind().name()))
                .param("hashes", array("bytea", met, i -> hashed.get(i.address())))
                .param("lasts", array("timestamptz", met, i -> time(i.lastSeen())))
                .update();
    }

    private void record(List<Conflict> conflicts, Function<Long, Long> id, Instant now) {
        if (conflicts.isEmpty()) {
            return;
        }
        jdbc.sql(CONFLICT)
                .param("now", Timestamp.from(now))
                .param("contacts", array("bigint", conflicts, c -> id.apply(c.contact())))
                .param("others", array("bigint", conflicts, c -> id.apply(c.other())))
                .param("reasons", array("text", conflicts, Conflict::reason))
                .update();
    }

    private static @Nullable String time(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }

    static <T> SqlArrayValue array(String type, List<T> items, Function<T, ? extends @Nullable Object> value) {
        List<@Nullable Object> values = new ArrayList<>(items.size());
        items.forEach(item -> values.add(value.apply(item)));
        return new SqlArrayValue(type, type.equals("bytea") ? values.toArray(new byte[0][]) : values.toArray());
    }
}
