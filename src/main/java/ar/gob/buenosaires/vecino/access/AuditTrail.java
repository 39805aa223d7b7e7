package ar.gob.buenosaires.vecino.access;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;

/** Who did what in one module, for those who audit; each module that keeps such a record has a bean of this. */
public interface AuditTrail {

    /** What is filtered by. */
    enum Kind {
        USERS,
        PASSWORDS,
        DEPUTIES,
        AREAS,
        CONTENT,
        /** The triage's protocols. */
        PROTOCOLS,
        /** Phrases that tell of danger. */
        RED_FLAGS,
        /** Looks at clinical data of tickets. */
        LOOKS
    }

    /**
     * One deed.
     *
     * @param what names its text, {@code audit.what.<what>}
     * @param about a user, an area, a piece of content, the way of a look; nothing personal of a resident
     * @param detail more of the same: what it was before, why, how many; empty for none
     */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Entry(Instant at, String who, Kind kind, String what, String about, String detail) {}

    /**
     * Which deeds.
     *
     * @param who whose, null for everybody's
     * @param kinds of which kinds
     * @param from the first instant
     * @param until the instant after the last
     * @param privacy whether the reader looks after residents' data, and may know which tickets were looked at
     * @param limit the most
     */
    record Query(@Nullable String who, Set<Kind> kinds, Instant from, Instant until, boolean privacy, int limit) {

        /** Sets the parameters {@code from}, {@code until}, {@code who} and {@code limit} of a trail's statement. */
        public StatementSpec on(StatementSpec statement) {
            return statement
                    .param("from", from.atOffset(ZoneOffset.UTC))
                    .param("until", until.atOffset(ZoneOffset.UTC))
                    .param("who", who)
                    .param("limit", limit);
        }

        boolean wants(Set<Kind> offered) {
            return kinds.stream().anyMatch(offered::contains);
        }
    }

    Set<Kind> kinds();

    /** The newest first. */
    List<Entry> find(Query query);
}
