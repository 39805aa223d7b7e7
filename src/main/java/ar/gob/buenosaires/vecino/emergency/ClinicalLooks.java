package ar.gob.buenosaires.vecino.emergency;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Writes down who looked at clinical data, in the transaction that reads it: what cannot be written down is not shown.
 */
@Component
class ClinicalLooks {

    /** By which way. */
    enum Way {
        LIST,
        SEARCH,
        TICKET,
        CHANGE,
        STREAM
    }

    private final JdbcClient jdbc;
    private final InstantSource clock;

    ClinicalLooks(JdbcClient jdbc, InstantSource clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(Viewer viewer, Way way, Collection<UUID> tickets) {
        if (viewer.dispatcher() && !tickets.isEmpty()) {
            jdbc.sql("insert into clinical_look (at, who, address, way, tickets) values (?, ?, ?, ?, ?)")
                    .params(
                            clock.instant().atOffset(ZoneOffset.UTC),
                            viewer.name(),
                            viewer.address(),
                            way.name(),
                            tickets.toArray(UUID[]::new))
                    .update();
        }
    }
}
