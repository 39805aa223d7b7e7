package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Answer;
import ar.gob.buenosaires.vecino.emergency.SameClaims.Claim;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Writes down what SAME answered and what follows from it for the ticket. */
@Component
class SameResults {

    private static final Logger log = LoggerFactory.getLogger(SameResults.class);

    // a claim that was taken back meanwhile no longer counts
    private static final String MINE = " where id = :id and state = 'SENDING' and claimed_at = :claimed";
    private static final String END = "update same_call set state = :state, attempts = attempts + 1, note = :note,"
            + " claimed_at = null, ended_at = :now" + MINE;
    private static final String AGAIN = "update same_call set state = 'WAITING', attempts = attempts + 1, note = :note,"
            + " claimed_at = null, due_at = :due, held = :held" + MINE;

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;
    private final Tickets tickets;
    private final Effects effects;
    private final InstantSource clock;

    SameResults(
            JdbcClient jdbc,
            TransactionOperations transactions,
            Tickets tickets,
            Effects effects,
            InstantSource clock) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.tickets = tickets;
        this.effects = effects;
        this.clock = clock;
    }

    /** What an answer changes. */
    @Component
    record Effects(TicketDesk desk, Deliveries deliveries) {}

    /** @param pause our own back-off, where the answer leads to another attempt */
    void write(Claim claim, Answer answer, Duration pause) {
        transactions.executeWithoutResult(transaction -> {
            // before the call's row, as in every change of a ticket; none: erased meanwhile
            tickets.locked(claim.ticket()).ifPresent(ticket -> write(claim, ticket, answer, pause));
        });
    }

    private void write(Claim claim, Ticket ticket, Answer answer, Duration pause) {
        switch (answer) {
            case DispatchSystem.Taken taken -> {
                end(claim, "DONE", null);
                if (claim.call() instanceof DispatchSystem.Report) {
                    effects.deliveries.delivered(ticket, Objects.requireNonNull(taken.incidentId()));
                }
            }
            case DispatchSystem.Rejected(int status) -> refused(claim, ticket, status);
            case DispatchSystem.NotOffered(int status) -> refused(claim, ticket, status);
            case DispatchSystem.OurFault(int status) -> {
                log.error("SAME answers {}; tickets stay pending until a person mends that", status);
                again(claim, pause, false, "HTTP " + status);
            }
            case DispatchSystem.Later(int status, Duration wait) -> again(claim, wait, true, "HTTP " + status);
            case DispatchSystem.Failed(String reason) -> again(claim, pause, false, reason);
        }
    }

    private void refused(Claim claim, Ticket ticket, int status) {
        if (end(claim, "REFUSED", "HTTP " + status) == 0) {
            return;
        }
        log.error("SAME refuses a {} of ticket {}: {}", kind(claim), ticket.number(), status);
        boolean report = claim.call() instanceof DispatchSystem.Report;
        Deed deed = Deed.of(Deed.SAME, report ? "rejected" : "update-refused");
        effects.desk.change(ticket, deed, report ? Ticket::rejected : Ticket::updateRefused);
    }

    private static String kind(Claim claim) {
        return switch (claim.call()) {
            case DispatchSystem.Report ignored -> "report";
            case DispatchSystem.Update ignored -> "update";
            case DispatchSystem.Cancel ignored -> "cancel";
        };
    }

    private int end(Claim claim, String state, @Nullable String note) {
        return mine(END, claim)
                .param("state", state)
                .param("note", note)
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private void again(Claim claim, Duration wait, boolean held, String note) {
        mine(AGAIN, claim)
                .param("note", note)
                .param("due", clock.instant().plus(wait).atOffset(ZoneOffset.UTC))
                .param("held", held)
                .update();
    }

    private JdbcClient.StatementSpec mine(String sql, Claim claim) {
        return jdbc.sql(sql).param("id", claim.id()).param("claimed", claim.at().atOffset(ZoneOffset.UTC));
    }
}
