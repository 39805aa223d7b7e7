package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import jakarta.persistence.EntityManagerFactory;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.hibernate.JDBCException;
import org.hibernate.LockMode;
import org.hibernate.SessionFactory;
import org.hibernate.StatelessSession;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.orm.jpa.vendor.HibernateJpaDialect;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * All tickets. A ticket is made in the transaction of the message that causes it, and the inbox's transactions know no
 * persistence context: so each access is a stateless one on the connection of the caller's transaction, whichever
 * manager began it.
 */
@Component
class Tickets {

    private static final HibernateJpaDialect NAMES = new HibernateJpaDialect();
    /** Red, yellow, green, then oldest first, as pages have it. */
    static final Comparator<Ticket> ORDER = Comparator.comparing(Ticket::priority)
            .thenComparing(Ticket::createdAt)
            .thenComparing(Ticket::id);

    private static final String OPEN = "status not in ('CLOSED', 'CANCELLED')";

    private final SessionFactory sessions;
    private final DataSource database;

    Tickets(EntityManagerFactory entities, DataSource database) {
        this.sessions = entities.unwrap(SessionFactory.class);
        this.database = database;
    }

    void add(Ticket ticket) {
        in(session -> session.insert(ticket));
    }

    void save(Ticket ticket) {
        in(session -> {
            session.update(ticket);
            return null;
        });
    }

    /** The ticket, which nobody else changes until the transaction ends. */
    Optional<Ticket> locked(UUID id) {
        return in(session -> Optional.ofNullable(session.get(Ticket.class, id, LockMode.PESSIMISTIC_WRITE)));
    }

    Optional<Ticket> find(UUID id) {
        return in(session -> Optional.ofNullable(session.get(Ticket.class, id)));
    }

    /** In no particular order. */
    List<Ticket> find(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : query("select * from ticket where id = any(:ids)", Map.of("ids", ids.toArray(UUID[]::new)));
    }

    List<Ticket> openOf(ContactId contact) {
        return query(
                "select * from ticket where contact_id = :contact and " + OPEN + " order by created_at, id",
                Map.of("contact", contact.value()));
    }

    /** Open ones since then, at most a thousand of the newest. */
    List<Ticket> openSince(Instant since) {
        return query(
                "select * from ticket where " + OPEN + " and created_at >= :since order by created_at desc limit 1000",
                Map.of("since", since.atOffset(ZoneOffset.UTC)));
    }

    /** The patient's last ticket, where it ended since then. */
    Optional<Ticket> endedSince(ContactId contact, String patientRef, Instant since) {
        return query(
                        "select * from ticket where contact_id = :contact and patient_ref = :patient"
                                + " and closed_at > :since order by closed_at desc limit 1",
                        Map.of(
                                "contact",
                                contact.value(),
                                "patient",
                                patientRef,
                                "since",
                                since.atOffset(ZoneOffset.UTC)))
                .stream()
                .findFirst();
    }

    Optional<UUID> byIncident(String incidentId) {
        return query(
                        "select * from ticket where same_incident_id = :incident order by created_at desc limit 1",
                        Map.of("incident", incidentId))
                .stream()
                .map(Ticket::id)
                .findFirst();
    }

    List<Ticket> query(String sql, Map<String, Object> parameters) {
        return in(session -> {
            var query = session.createNativeQuery(sql, Ticket.class);
            parameters.forEach(query::setParameter);
            return query.getResultList();
        });
    }

    private <T> T in(Function<StatelessSession, T> work) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("tickets are read and written in a transaction");
        }
        try (StatelessSession session = sessions.openStatelessSession(DataSourceUtils.getConnection(database))) {
            return work.apply(session);
        } catch (JDBCException e) {
            // as repositories would tell it: callers know an outage by Spring's names
            DataAccessException known = NAMES.translateExceptionIfPossible(e);
            throw known == null ? e : known;
        }
    }
}
