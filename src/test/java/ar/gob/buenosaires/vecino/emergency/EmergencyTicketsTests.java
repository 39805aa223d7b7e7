package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.privacy.Erasure;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class EmergencyTicketsTests extends EmergencyScene {

    @Autowired
    @Qualifier("jdbcTransactions")
    PlatformTransactionManager inboxTransactions;

    @Autowired
    Erasure erasure;

    @Autowired
    MeterRegistry meters;

    @Test
    void commitWithTheInboxsTransactionOrNotAtAll() {
        TransactionTemplate inbox = new TransactionTemplate(inboxTransactions);
        ContactId contact = contact();
        NewTicket wanted = new NewTicket(contact, "self", null, Priority.RED, false, Instant.now(), Cases.breathing());
        double before = meters.counter("vecino.tickets", "priority", "RED").count();

        assertThatThrownBy(() -> inbox.executeWithoutResult(transaction -> {
                    emergency.open(wanted);
                    throw new IllegalStateException("the message fails");
                }))
                .hasMessage("the message fails");
        assertThat(count("ticket")).isZero();

        TicketSummary ticket = Objects.requireNonNull(inbox.execute(transaction -> emergency.open(wanted)));
        awaitDelivery(ticket, "DELIVERED");
        assertThat(meters.counter("vecino.tickets", "priority", "RED").count()).isEqualTo(before + 1);
        assertThatThrownBy(() -> emergency.openOf(contact)).hasMessageContaining("transaction");
    }

    @Test
    void areOneForEachPatientAndShareTheEvent() {
        ContactId contact = contact();
        TicketSummary first = open(contact, "self", Priority.YELLOW, Cases.breathing());
        TicketSummary again = open(contact, "self", Priority.RED, Cases.breathing());
        TicketSummary child = open(contact, "other-1", Priority.GREEN, Cases.breathing());
        TicketSummary stranger = open(Priority.GREEN);

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(again.priority()).isEqualTo(Priority.RED);
        assertThat(child.id()).isNotEqualTo(first.id());
        assertThat(child.event()).isEqualTo(first.event());
        assertThat(stranger.event()).isNotEqualTo(first.event());

        step(first, "acknowledge");
        step(first, "close");
        assertThat(open(contact, "self", Priority.GREEN, Cases.breathing()).id())
                .isNotEqualTo(first.id());
    }

    @Test
    void areSealedInTheDatabase() {
        open(Priority.RED);
        assertThat(jdbc.sql("select encode(facts, 'escape') from ticket")
                        .query(String.class)
                        .single())
                .doesNotContain("Zulema", "Aguirre", "fever");
    }

    @Test
    void goWithTheResident() {
        TicketSummary ticket = open(Priority.RED);
        erasure.erase(ticket.contact());
        for (String table : new String[] {"ticket", "ticket_lookup", "ticket_timeline", "same_call", "ticket_change"}) {
            assertThat(count(table)).as(table).isZero();
        }
    }

    @Test
    void areSeenByTheGauges() {
        breaker().transitionToForcedOpenState();
        open(Priority.RED);
        jdbc.sql("update ticket set created_at = created_at - interval '2 minutes'")
                .update();
        await().untilAsserted(() -> {
            assertThat(gauge("vecino.tickets.undelivered")).isEqualTo(1);
            assertThat(gauge("vecino.ticket.oldest.undelivered")).isGreaterThan(119);
            assertThat(meters.get("vecino.tickets.overdue")
                            .tag("priority", "RED")
                            .gauge()
                            .value())
                    .isEqualTo(1);
        });
    }

    private double gauge(String name) {
        return meters.get(name).gauge().value();
    }

    @ParameterizedTest
    @CsvSource({"1, A-1000", "9000, A-9999", "9001, B-1000", "234000, Z-9999", "234001, AA-1000"})
    void haveNumbersThatCanBeSaid(long n, String number) {
        assertThat(TicketNumbers.written(n)).isEqualTo(number);
    }
}
