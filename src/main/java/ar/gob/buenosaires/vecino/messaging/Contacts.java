package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.sql.Timestamp;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;

/** Where residents can be written to. */
@Component
public class Contacts {

    private static final String ADDRESSES = """
            select contact_id, kind, value from contact_identifier
            where contact_id = any(?) and replaced_at is null
            order by contact_id, case kind when 'PHONE' then 1 when 'BSUID' then 2 else 3 end, alias, last_seen_at desc
            """;

    private static final String ADD_ALIAS = """
            insert into contact_identifier
                (kind, value_hash, contact_id, value, alias, first_seen_at, last_seen_at)
            values ('PHONE', :hash, :contact, :value, true, :now, :now)
            on conflict (kind, value_hash) do nothing
            """;

    private static final String RECORD_CONFLICT = """
            insert into identity_conflict (contact_id, other_id, reason, seen_at)
            select :contact, contact_id, 'SHARED', :now from contact_identifier
            where kind = 'PHONE' and value_hash = :hash and contact_id <> :contact
            on conflict do nothing
            """;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final InstantSource clock;

    Contacts(JdbcClient jdbc, Vault vault, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.clock = clock;
    }

    /**
     * The active identifiers in the order to try them: the phone that the resident wrote from last, other phones, BSUID,
     * parent BSUID. Empty when all were given up.
     */
    public List<Address> addresses(ContactId contact) {
        return addresses(List.of(contact)).getOrDefault(contact, List.of());
    }

    /** {@link #addresses(ContactId)} of many, in one statement; a contact without any is missing in the map. */
    public Map<ContactId, List<Address>> addresses(Collection<ContactId> contacts) {
        Map<ContactId, List<Address>> found = new LinkedHashMap<>();
        Object[] ids = contacts.stream().map(ContactId::value).toArray();
        jdbc.sql(ADDRESSES).param(new SqlArrayValue("bigint", ids)).query(row -> {
            Address address = new Address(Address.Kind.valueOf(row.getString(2)), vault.open(row.getBytes(3)));
            found.computeIfAbsent(new ContactId(row.getLong(1)), id -> new ArrayList<>())
                    .add(address);
        });
        return found;
    }

    /**
     * Keeps the form of a resident's number that Meta's answer named beside the one we wrote to. One that belongs to
     * another contact is recorded as a conflict and left.
     */
    public void addAlias(ContactId contact, String phone) {
        var params = Map.of(
                "contact", contact.value(),
                "hash", vault.fingerprint(purpose(Address.Kind.PHONE), phone),
                "value", vault.seal(phone),
                "now", Timestamp.from(clock.instant()));
        if (jdbc.sql(ADD_ALIAS).params(params).update() == 0) {
            jdbc.sql(RECORD_CONFLICT).params(params).update();
        }
    }

    /** The purpose of the keyed hash of such an identifier. */
    static String purpose(Address.Kind kind) {
        return switch (kind) {
            case PHONE -> "phone";
            case BSUID -> "bsuid";
            case PARENT_BSUID -> "parent-bsuid";
        };
    }
}
