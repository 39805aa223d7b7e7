package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.Timeline.Deed;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** What people do to tickets: one locked ticket a time, so that of two who race one is told. */
@Component
class TicketSteps {

    /** A step on the board; of these only the cancel is SAME's business. */
    enum Step {
        ACKNOWLEDGE("acknowledged"),
        DISPATCH("dispatched"),
        ARRIVE("arrived"),
        CLOSE("closed"),
        CANCEL("cancelled"),
        NO_CONTACT("no-contact");

        private final String done;

        Step(String done) {
            this.done = done;
        }

        /** Whether the entity would not refuse it. */
        boolean isPossible(TicketStatus status) {
            return switch (this) {
                case ACKNOWLEDGE -> status == TicketStatus.NEW;
                case DISPATCH -> status == TicketStatus.ACKNOWLEDGED;
                case ARRIVE -> status == TicketStatus.DISPATCHED;
                case CLOSE -> !status.ended() && status != TicketStatus.NEW;
                case CANCEL, NO_CONTACT -> !status.ended();
            };
        }
    }

    /** Who asks for it, having seen which version. */
    record Asked(Viewer viewer, @Nullable String ifMatch) {}

    private final TransactionOperations transactions;
    private final Tickets tickets;
    private final TicketDesk desk;
    private final After after;
    private final InstantSource clock;

    TicketSteps(
            TransactionOperations transactions, Tickets tickets, TicketDesk desk, After after, InstantSource clock) {
        this.transactions = transactions;
        this.tickets = tickets;
        this.desk = desk;
        this.after = after;
        this.clock = clock;
    }

    /** Who is told of a step. */
    @Component
    record After(SameCalls same, ResidentWords residents, TicketViews views) {}

    ResponseEntity<TicketView> take(UUID id, Step step, @Nullable String note, Asked asked) {
        try {
            return change(id, asked, new Deed(asked.viewer.name(), step.done, note), t -> apply(step, t), changed -> {
                if (step == Step.CANCEL) {
                    String reason = note == null || note.isBlank() ? "cancelled by a dispatcher" : note;
                    after.same.cancel(
                            changed, JsonNodeFactory.instance.objectNode().put("reason", reason));
                    after.residents.tell(changed, TicketNews.CANCELLED);
                } else if (step == Step.CLOSE) {
                    after.residents.tell(changed, TicketNews.CLOSED);
                }
            });
        } catch (StepForbidden e) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "step-forbidden",
                    "Not possible for a ticket that is " + e.status().name().toLowerCase(Locale.ROOT) + ".");
        }
    }

    private void apply(Step step, Ticket ticket) {
        switch (step) {
            case ACKNOWLEDGE -> ticket.acknowledge();
            case DISPATCH -> ticket.dispatch();
            case ARRIVE -> ticket.arrive();
            case CLOSE -> ticket.close(clock.instant());
            case CANCEL -> ticket.cancel(clock.instant());
            case NO_CONTACT -> ticket.noContact();
        }
    }

    ResponseEntity<TicketView> correct(UUID id, TicketCorrection correction, Asked asked) {
        return change(id, asked, Deed.of(asked.viewer.name(), "corrected"), correction::apply, changed -> {});
    }

    private ResponseEntity<TicketView> change(
            UUID id, Asked asked, Deed deed, Consumer<Ticket> verb, Consumer<Ticket> then) {
        return Objects.requireNonNull(transactions.execute(transaction -> {
            Ticket ticket = tickets.locked(id).orElseThrow(TicketVersions::unknown);
            TicketVersions.check(asked.ifMatch, ticket);
            desk.change(ticket, deed, verb);
            then.accept(ticket);
            return after.views.changed(ticket, asked.viewer);
        }));
    }
}
