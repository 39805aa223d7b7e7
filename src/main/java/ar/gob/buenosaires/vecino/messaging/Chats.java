package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What residents and we have said to each other. */
@Component
public class Chats {

    /** One thing that was said. */
    public sealed interface Said {
        Instant at();
    }

    /** By a resident; {@code id} of the inbox. */
    public record Heard(long id, Instant at, Content content) implements Said {}

    /** By us; {@code id} of the outbox. */
    public record Told(long id, Instant at, String body) implements Said {}

    private static final Duration LATELY = Duration.ofHours(24);
    private static final int MOST = 30;

    private final JdbcClient jdbc;
    private final Vault vault;
    private final IncomingFormat incoming;
    private final InstantSource clock;
    private final JsonMapper json = JsonMapper.builder().build();

    Chats(JdbcClient jdbc, Vault vault, IncomingFormat incoming, InstantSource clock) {
        this.jdbc = jdbc;
        this.vault = vault;
        this.incoming = incoming;
        this.clock = clock;
    }

    /** When the resident last wrote, by Meta's clock: it opens the window of 24 hours. */
    public Optional<Instant> lastHeard(ContactId contact) {
        return jdbc.sql("select max(sent_at) from inbound_message where contact_id = ?")
                .param(contact.value())
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /**
     * How far bubbles of ours have got, by id of the outbox: {@code sent}, {@code delivered}, {@code read} or
     * {@code failed}; none of those that are still on their way.
     */
    public Map<Long, String> fates(Collection<Long> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("""
                        select id, case when state in ('FAILED', 'DROPPED') then 'failed'
                            when delivery = 'PLAYED' then 'read'
                            when delivery in ('SENT', 'DELIVERED', 'READ') then lower(delivery)
                            else 'sent' end
                        from outbound_message where id = any(?)
                            and (state in ('FAILED', 'DROPPED') or delivery not in ('NONE', 'FAILED'))""")
                        .param(ids.toArray(Long[]::new))
                        .query((row, n) -> Map.entry(row.getLong(1), row.getString(2)))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What was said in the last day, oldest first, messages that still wait for their turn left out. */
    public List<Said> lately(ContactId contact) {
        Timestamp since = Timestamp.from(clock.instant().minus(LATELY));
        List<Said> heard = jdbc.sql("""
                        select id, sent_at, payload from inbound_message
                        where contact_id = ? and state = 'ENDED' and sent_at > ? and payload is not null
                        order by sent_at desc, id desc limit ?
                        """)
                .params(contact.value(), since, MOST)
                .query((row, n) -> (Said) new Heard(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        incoming.read(vault.open(row.getBytes(3))).content()))
                .list();
        List<Said> told = jdbc.sql("""
                        select id, created_at, payload from outbound_message
                        where contact_id = ? and created_at > ? and payload is not null order by id desc limit ?
                        """)
                .params(contact.value(), since, MOST)
                .query((row, n) -> (Said)
                        new Told(row.getLong(1), row.getTimestamp(2).toInstant(), body(vault.open(row.getBytes(3)))))
                .list();
        return Stream.concat(heard.stream(), told.stream())
                .sorted(Comparator.comparing(Said::at))
                .toList();
    }

    private String body(String payload) {
        try {
            JsonNode bubble = json.readTree(payload);
            return bubble.has("text")
                    ? bubble.path("text").path("body").asText()
                    : bubble.path("interactive").path("body").path("text").asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a bubble cannot be read");
        }
    }
}
