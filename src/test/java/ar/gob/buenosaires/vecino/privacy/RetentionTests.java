package ar.gob.buenosaires.vecino.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@RealDatabase
@SpringBootTest
class RetentionTests {

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    List<PersonalData> modules;

    @Autowired
    Retention retention;

    @Autowired
    Erasure erasure;

    @Test
    void hasAnOwnerForEveryTableThatCouldHoldPersonalData() {
        assertThat(declared()).containsAll(personalLooking());
        assertThat(personalLooking()).contains("contact_identifier", "inbound_message", "outbound_message");
    }

    @Test
    void knowsATableWithPersonalDataThatNobodyOwns() {
        jdbc.sql("create table stray (id bigint primary key, note bytea)").update();
        try {
            assertThat(personalLooking()).contains("stray");
            assertThat(declared()).doesNotContain("stray");
        } finally {
            jdbc.sql("drop table stray").update();
        }
    }

    @Test
    void namesOnlyTablesThatThereAre() {
        assertThat(jdbc.sql("select table_name from information_schema.tables where table_schema = 'public'")
                        .query(String.class)
                        .list())
                .containsAll(declared());
    }

    @Test
    void erasesEverythingThatRefersToTheContact() {
        assertThat(jdbc.sql("""
                        select r.conrelid::regclass::text from pg_constraint r
                        where r.contype = 'f' and r.confrelid = 'contact'::regclass and r.confdeltype <> 'c'""").query(String.class).list()).isEmpty();
    }

    @Test
    void erasesAResident() {
        long contact = contact(Duration.ofDays(1));
        long message = message(contact, Duration.ofDays(1));
        status("w1", reply(contact, message, Duration.ofDays(1), "w1"));
        long neighbour = contact(Duration.ofDays(1));
        message(neighbour, Duration.ofDays(1));

        assertThat(erasure.erase(new ContactId(contact))).isTrue();

        assertThat(count("inbound_message where contact_id = " + contact)).isZero();
        assertThat(count("outbound_message where contact_id = " + contact)).isZero();
        assertThat(count("contact_identifier where contact_id = " + contact)).isZero();
        assertThat(count("delivery_status where wamid_key = 'w1'")).isZero();
        assertThat(count("inbound_message where contact_id = " + neighbour)).isEqualTo(1);
        assertThat(erasure.erase(new ContactId(contact))).isFalse();
    }

    @Test
    void endsWordsAfterAMonthAndResidentsAfterAYear() {
        long old = contact(Duration.ofDays(500));
        long oldMessage = message(old, Duration.ofDays(31));
        long fresh = message(old, Duration.ofDays(29));
        long reply = reply(old, oldMessage, Duration.ofDays(31), "w2");
        long silent = contact(Duration.ofDays(366));
        message(silent, Duration.ofDays(366));
        long newcomer = contact(Duration.ofDays(1));

        retention.run();

        assertThat(count("inbound_message where payload is null and id = " + oldMessage))
                .isEqualTo(1);
        assertThat(count("inbound_message where payload is not null and id = " + fresh))
                .isEqualTo(1);
        assertThat(count("outbound_message where payload is null and wamid is null and id = " + reply))
                .isEqualTo(1);
        assertThat(count("contact where id = " + silent)).isZero();
        assertThat(count("contact where id in (%d, %d)".formatted(old, newcomer)))
                .isEqualTo(2);
    }

    @Test
    void endsMoreThanOneBatch() {
        long contact = contact(Duration.ofDays(1));
        oldStatuses(1200);

        retention.run();

        assertThat(count("delivery_status where wamid_key = 'w'")).isZero();
        assertThat(count("contact where id = " + contact)).isEqualTo(1);
    }

    @Test
    void endsWhatSomebodyElseWasChanging() {
        oldStatuses(1200);
        Thread node = Thread.ofVirtual().unstarted(retention::run);
        transactions.executeWithoutResult(other -> {
            jdbc.sql(
                            "update delivery_status set due_at = 'infinity' where wamid_key = 'w' and status_key < int8send(9)")
                    .update();
            node.start();
            await().until(() -> count("pg_stat_activity where wait_event_type = 'Lock'"
                            + " and query like 'delete from delivery_status%'")
                    > 0);
        });
        join(node);

        assertThat(count("delivery_status where wamid_key = 'w'")).isZero();
    }

    /** Too old, of a message that nobody knows, and looked for no more. */
    private void oldStatuses(int count) {
        jdbc.sql("""
                        insert into delivery_status (status_key, wamid_key, status, at, received_at, due_at)
                        select int8send(n), 'w', 'sent', now(), now() - interval '31 days', 'infinity'
                        from generate_series(1, ?) n""").param(count).update();
    }

    @Test
    void leavesTheWorkToTheNodeThatIsAtIt() {
        long contact = contact(Duration.ofDays(500));
        transactions.executeWithoutResult(other -> {
            jdbc.sql("select pg_advisory_xact_lock(?)")
                    .param(0x7665_6369_6E6F_0001L)
                    .query()
                    .singleRow();
            Thread node = Thread.ofVirtual().start(retention::run);
            join(node);
        });
        assertThat(count("contact where id = " + contact)).isEqualTo(1);

        retention.run();
        assertThat(count("contact where id = " + contact)).isZero();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Set<String> declared() {
        return modules.stream()
                .map(PersonalData::tables)
                .flatMap(Collection::stream)
                .map(PersonalTable::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Anything sealed or hashed, anything that points to a contact, anything named like what people are or say. */
    private List<String> personalLooking() {
        return jdbc.sql("""
                        select distinct c.table_name from information_schema.columns c
                        join information_schema.tables t using (table_schema, table_name)
                        where table_schema = 'public' and t.table_type = 'BASE TABLE'
                          and (c.data_type = 'bytea'
                               or c.column_name in ('contact_id', 'password')
                               or c.column_name ~ '(phone|bsuid|wamid|payload|principal|profile|address|email|document|birth)')
                          and c.table_name not in ('send_pace')""").query(String.class).list();
    }

    private long contact(Duration ago) {
        long id = jdbc.sql("insert into contact (created_at) values (?) returning id")
                .param(at(ago))
                .query(Long.class)
                .single();
        jdbc.sql("""
                        insert into contact_identifier
                            (kind, value_hash, contact_id, value, first_seen_at, last_seen_at)
                        values ('PHONE', int8send(?), ?, 'sealed', now(), now())""").params(id, id).update();
        return id;
    }

    private long message(long contact, Duration ago) {
        return jdbc.sql("""
                        insert into inbound_message (message_key, contact_id, type, sent_at, received_at, payload,
                            state, due_at, outcome, ended_at)
                        values (sha256(random()::text::bytea), ?, 'text', ?, ?, 'sealed', 'ENDED', now(), 'ANSWERED', now())
                        returning id""").params(contact, at(ago), at(ago)).query(Long.class).single();
    }

    private long reply(long contact, long message, Duration ago, String wamid) {
        return jdbc.sql("""
                        insert into outbound_message (contact_id, in_reply_to, kind, payload, state, due_at, created_at,
                            wamid_key, wamid)
                        values (?, ?, 'text', 'sealed', 'ACCEPTED', now(), ?, ?::bytea, 'sealed') returning id""")
                .params(contact, message, at(ago), wamid)
                .query(Long.class)
                .single();
    }

    private void status(String wamid, long outbound) {
        jdbc.sql("""
                        insert into delivery_status (status_key, wamid_key, outbound_id, status, at, received_at, due_at)
                        values (sha256(random()::text::bytea), ?::bytea, ?, 'sent', now(), now(), now())""").params(wamid, outbound).update();
    }

    private static OffsetDateTime at(Duration ago) {
        return Instant.now().minus(ago).atOffset(ZoneOffset.UTC);
    }

    private long count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Long.class).single();
    }
}
