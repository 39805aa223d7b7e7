package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.privacy.Vault;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds tickets by keyed hashes of their callers' numbers and names. */
@Component
class TicketLookups {

    private static final int NATIONAL = 10;
    private static final int MOST = 200;

    private final JdbcClient jdbc;
    private final Vault vault;

    TicketLookups(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    void keep(UUID ticket, Caller caller) {
        jdbc.sql("delete from ticket_lookup where ticket_id = ?").param(ticket).update();
        Set<String> phones = new LinkedHashSet<>();
        addPhone(phones, caller.phone());
        addPhone(phones, caller.callback());
        phones.forEach(phone -> insert(ticket, "PHONE", phone));
        if (caller.name() != null) {
            words(caller.name()).forEach(word -> insert(ticket, "NAME", word));
        }
    }

    private void insert(UUID ticket, String kind, String value) {
        jdbc.sql("insert into ticket_lookup (ticket_id, kind, key) values (?, ?, ?) on conflict do nothing")
                .params(ticket, kind, key(kind, value))
                .update();
    }

    List<UUID> byPhone(String phone) {
        Set<String> forms = new LinkedHashSet<>();
        addPhone(forms, phone);
        return forms.isEmpty() ? List.of() : having("PHONE", forms);
    }

    /** Those whose caller's name has all these words. */
    List<UUID> byName(String name) {
        Set<String> words = words(name);
        return words.isEmpty() ? List.of() : having("NAME", words);
    }

    private List<UUID> having(String kind, Set<String> values) {
        byte[][] keys = values.stream().map(value -> key(kind, value)).toArray(byte[][]::new);
        return jdbc.sql("""
                        select l.ticket_id from ticket_lookup l join ticket t on t.id = l.ticket_id
                        where l.kind = ? and l.key = any(?) group by l.ticket_id, t.created_at having count(*) = ?
                        order by t.created_at desc limit ?""")
                .params(kind, keys, keys.length, MOST)
                .query(UUID.class)
                .list();
    }

    private byte[] key(String kind, String value) {
        return vault.fingerprint("ticket-" + kind, value);
    }

    private static Set<String> words(String name) {
        return new LinkedHashSet<>(PlainText.of(name).words());
    }

    private static void addPhone(Set<String> forms, @Nullable String phone) {
        if (phone != null) {
            String form = national(phone);
            if (!form.isEmpty()) {
                forms.add(form);
            }
        }
    }

    /** However an Argentine number is written (+54 9 11…, 011 15…, 11…), its ten digits; others whole. */
    static String national(String phone) {
        String digits = phone.replaceAll("\\D", "").replaceFirst("^0+", "");
        boolean argentine = digits.startsWith("54") && digits.length() > NATIONAL;
        String local = argentine ? digits.substring(2).replaceFirst("^9", "") : digits;
        // the old mobile prefix, dialled between area code and number
        return local.length() == NATIONAL + 2 && local.startsWith("1115") ? "11" + local.substring(4) : local;
    }
}
