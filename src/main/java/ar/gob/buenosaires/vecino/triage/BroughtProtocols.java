package ar.gob.buenosaires.vecino.triage;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Versions that clinicians brought in at run time: kept as text, read once by each node. */
@Component
class BroughtProtocols {

    private static final Logger log = LoggerFactory.getLogger(BroughtProtocols.class);

    private final JdbcClient jdbc;
    private final ProtocolFiles files;
    private final InstantSource clock;
    private final Map<String, Optional<Protocol>> read = new ConcurrentSkipListMap<>();

    BroughtProtocols(JdbcClient jdbc, ProtocolFiles files, InstantSource clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.clock = clock;
    }

    private record Text(String protocol, String version, String yaml) {

        String name() {
            return protocol + " " + version;
        }
    }

    /** Reads what has been brought to any node since. */
    void refresh() {
        jdbc.sql("""
                        select protocol_id as protocol, version, yaml from triage_protocol_text
                        where not (protocol_id || ' ' || version = any(?)) order by at""")
                .param(read.keySet().toArray(String[]::new))
                .query(Text.class)
                .list()
                .forEach(text -> read.put(text.name(), read(text)));
    }

    /** It was sound when it was kept; a later release may read differently, and then it must not be used. */
    private Optional<Protocol> read(Text text) {
        try {
            return Optional.of(files.read(text.name(), text.yaml));
        } catch (RuntimeException | StackOverflowError e) {
            log.error("a protocol that was brought in cannot be read any more", e);
            return Optional.empty();
        }
    }

    Collection<Protocol> all() {
        return read.values().stream().flatMap(Optional::stream).toList();
    }

    Optional<Protocol> find(String id, String version) {
        return read.getOrDefault(id + " " + version, Optional.empty());
    }

    /** In the caller's transaction; false where the version is there already. */
    boolean keep(Protocol protocol, String yaml, String by) {
        return jdbc.sql("""
                        insert into triage_protocol_text (protocol_id, version, yaml, done_by, at)
                        values (?, ?, ?, ?, ?) on conflict do nothing""")
                        .params(List.of(
                                protocol.id(),
                                protocol.version(),
                                yaml,
                                by,
                                clock.instant().atOffset(ZoneOffset.UTC)))
                        .update()
                == 1;
    }

    Optional<String> text(String id, String version) {
        return jdbc.sql("select yaml from triage_protocol_text where protocol_id = ? and version = ?")
                .params(id, version)
                .query(String.class)
                .optional();
    }
}
