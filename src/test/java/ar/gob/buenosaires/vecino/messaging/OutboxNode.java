package ar.gob.buenosaires.vecino.messaging;

import static java.nio.charset.StandardCharsets.UTF_8;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.privacy.Vault;
import ar.gob.buenosaires.vecino.simulator.Account;
import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.jpa.JpaRepositoriesAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The outgoing half of one node, with the settings of the jar, on a database and a Graph API of the test's choice. */
final class OutboxNode implements AutoCloseable {

    private static final String OUTGOING = "ar\\.gob\\.buenosaires\\.vecino\\.(privacy\\.DatabaseVault"
            + "|messaging\\.(Contacts|Outbox.*|Send.*|PairPace|Meta.*|Verdicts|Effects|Delivery.*"
            + "|ReportVerdicts|DirectLine)"
            + "|messaging\\.whatsapp\\.(Graph.*|CloudApiFormat|ErrorTable|AccessToken))";

    private final ConfigurableApplicationContext context;

    private OutboxNode(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static OutboxNode start(String databaseUrl, URI graph, Clock clock, String... settings) {
        Map<String, Object> all = new LinkedHashMap<>(DevelopmentSettings.required());
        all.put("spring.datasource.url", databaseUrl);
        all.put("spring.datasource.username", "postgres");
        all.put("spring.datasource.password", "postgres");
        all.put("vecino.whatsapp.graph-base-url", graph.toString());
        Arrays.stream(settings).map(s -> s.split("=", 2)).forEach(s -> all.put(s[0], s[1]));
        all.put("spring.flyway.enabled", "false");
        ConfigurableApplicationContext context = new SpringApplicationBuilder(Half.class)
                .web(WebApplicationType.NONE)
                .logStartupInfo(false)
                .bannerMode(Banner.Mode.OFF)
                .initializers(
                        fresh -> ((GenericApplicationContext) fresh).registerBean("clock", Clock.class, () -> clock))
                .run(all.entrySet().stream()
                        .map(e -> "--" + e.getKey() + "=" + e.getValue())
                        .toArray(String[]::new));
        context.publishEvent(new SchemaReady());
        return new OutboxNode(context);
    }

    /** Without the incoming half; not a stereotype, so that no scan of the whole finds it. */
    @EnableAutoConfiguration(exclude = {HibernateJpaAutoConfiguration.class, JpaRepositoriesAutoConfiguration.class})
    @ConfigurationPropertiesScan({"ar.gob.buenosaires.vecino.messaging", "ar.gob.buenosaires.vecino.privacy"})
    @ComponentScan(
            basePackages = "ar.gob.buenosaires.vecino",
            excludeFilters = @Filter(type = FilterType.REGEX, pattern = "(?!" + OUTGOING + "$).*"))
    @Import(JdbcTransactionsConfiguration.class)
    static class Half {}

    /** A contact with the identifiers of an account. */
    ContactId resident(Account account) {
        Vault vault = bean(Vault.class);
        long id = jdbc().sql("insert into contact (created_at) values (now()) returning id")
                .query(Long.class)
                .single();
        ContactId contact = new ContactId(id);
        Map<String, String> known = new LinkedHashMap<>();
        known.put("PHONE", account.phone());
        known.put("BSUID", account.userId());
        known.values().removeIf(value -> value == null);
        known.forEach((kind, value) -> jdbc().sql("""
                        insert into contact_identifier
                            (kind, value_hash, contact_id, value, first_seen_at, last_seen_at)
                        values (?, ?, ?, ?, now(), now())
                        """)
                .params(kind, vault.fingerprint(kind, value), id, vault.seal(value))
                .update());
        account.wrote(now());
        return contact;
    }

    /** Puts texts in, in one committed transaction. */
    List<Long> put(ContactId contact, String... texts) {
        return put(contact, false, now(), texts);
    }

    List<Long> putUrgent(ContactId contact, String... texts) {
        return put(contact, true, now(), texts);
    }

    List<Long> put(ContactId contact, boolean urgent, Instant windowFrom, String... texts) {
        List<OutgoingMessage> bubbles = Arrays.stream(texts)
                .<OutgoingMessage>map(OutgoingMessage.Text::new)
                .toList();
        return put(contact, urgent, windowFrom, bubbles);
    }

    List<Long> put(ContactId contact, boolean urgent, Instant windowFrom, List<OutgoingMessage> bubbles) {
        return transaction().execute(status -> bean(Outbox.class).put(contact, null, windowFrom, urgent, bubbles));
    }

    /** Puts the reply to a message in that was received just now. */
    long reply(ContactId contact, String text) {
        Timestamp received = Timestamp.from(now());
        long message = jdbc().sql("""
                        insert into inbound_message
                            (message_key, contact_id, type, sent_at, received_at, due_at, state, outcome)
                        values (?, ?, 'text', ?, ?, ?, 'ENDED', 'ANSWERED') returning id
                        """)
                .params(UUID.randomUUID().toString().getBytes(UTF_8), contact.value(), received, received, received)
                .query(Long.class)
                .single();
        return transaction()
                .execute(status -> bean(Outbox.class)
                        .put(contact, message, now(), false, List.of(new OutgoingMessage.Text(text)))
                        .getFirst());
    }

    /** How many replies have been measured. */
    long replies() {
        return bean(MeterRegistry.class).get("vecino_reply").timer().count();
    }

    /** Reports as a webhook would bring them, in one committed transaction. */
    void report(DeliveryReport... reports) {
        transaction().executeWithoutResult(status -> bean(DeliveryReports.class).record(List.of(reports)));
    }

    Row row(long id) {
        return jdbc().sql("""
                        select state, delivery, route, attempts, unconfirmed, error_code, error_note, due_at
                        from outbound_message where id = ?
                        """)
                .param(id)
                .query((row, n) -> new Row(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getInt(4),
                        row.getInt(5),
                        row.getObject(6, Integer.class),
                        row.getString(7),
                        row.getTimestamp(8).toInstant()))
                .single();
    }

    String state(long id) {
        return row(id).state();
    }

    long countInState(String state) {
        return jdbc().sql("select count(*) from outbound_message where state = ?")
                .param(state)
                .query(Long.class)
                .single();
    }

    double sends(String outcome, String code) {
        return bean(MeterRegistry.class)
                .counter("vecino_sends", "outcome", outcome, "code", code)
                .count();
    }

    double gauge(String name) {
        return bean(MeterRegistry.class).get(name).gauge().value();
    }

    CircuitBreaker breaker() {
        return bean(CircuitBreakerRegistry.class).circuitBreaker("meta");
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    private Instant now() {
        return bean(Clock.class).instant();
    }

    void inTransaction(Runnable work) {
        transaction().executeWithoutResult(status -> work.run());
    }

    private TransactionTemplate transaction() {
        return new TransactionTemplate(bean(PlatformTransactionManager.class));
    }

    /** An orderly end. */
    @Override
    public void close() {
        context.close();
    }

    /** A dead node: it learns nothing and writes nothing down any more. */
    void abandon() {
        bean(HikariDataSource.class).close();
    }

    /** What a test looks at. */
    record Row(
            String state,
            String delivery,
            String route,
            int attempts,
            int unconfirmed,
            @Nullable Integer errorCode,
            @Nullable String errorNote,
            Instant dueAt) {}
}
