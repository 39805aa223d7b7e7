package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.core.Rounds;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import ar.gob.buenosaires.vecino.emergency.EmergencyTickets;
import ar.gob.buenosaires.vecino.faq.ContentAway;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.messaging.Outbox;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tells whoever asked for it that a question has an answer, while Meta lets us; looks every second. */
@Component
class AnswerNews {

    private static final Duration EVERY = Duration.ofSeconds(1);

    private static final int AT_ONCE = 50;

    private final JdbcClient jdbc;
    private final UnansweredQuestions questions;
    private final NewlyAnswered newly;
    private final Answering answering;
    private final SmallTalk smallTalk;
    private final Way way;
    private final Clock clock;
    private final Rounds rounds;

    /** How residents are told. */
    @Component
    record Way(TransactionOperations transactions, Outbox outbox, EmergencyTickets tickets) {}

    AnswerNews(
            JdbcClient jdbc,
            UnansweredQuestions questions,
            NewlyAnswered newly,
            Answering answering,
            SmallTalk smallTalk,
            Way way,
            Clock clock) {
        this.jdbc = jdbc;
        this.questions = questions;
        this.newly = newly;
        this.answering = answering;
        this.smallTalk = smallTalk;
        this.way = way;
        this.clock = clock;
        rounds = new Rounds("answer-news", EVERY.multipliedBy(5), () -> {
            tell();
            return EVERY;
        });
    }

    @EventListener(SchemaReady.class)
    void start() {
        rounds.start();
    }

    @PreDestroy
    void stop() throws InterruptedException {
        rounds.stop(Duration.ofSeconds(5));
    }

    private record Wish(ContactId contact, String question, Instant until) {}

    /** Tells whoever's question has an answer that is live; forgets wishes whose time is over. Any node does it. */
    void tell() {
        newly.look(this::waiting);
        if (isNothingToDo()) {
            return;
        }
        way.transactions.executeWithoutResult(transaction -> {
            jdbc.sql("delete from answer_wish where until <= ?").param(now()).update();
            for (Wish wish : answered()) {
                questions
                        .answer(wish.question())
                        .or(() -> newly.place(wish.question()))
                        .flatMap(this::said)
                        .ifPresent(decision -> tell(wish, decision));
            }
        });
    }

    private boolean isNothingToDo() {
        return jdbc.sql("select not exists (select from answer_wish)")
                .query(Boolean.class)
                .single();
    }

    private List<String> waiting() {
        return jdbc.sql("select distinct question_key from answer_wish")
                .query(String.class)
                .list();
    }

    private List<Wish> answered() {
        return jdbc.sql("""
                        select * from answer_wish
                        where question_key = any(?) or (question_key = any(?) and until < ?)
                        limit ? for update skip locked""")
                .params(
                        questions.answered().toArray(String[]::new),
                        questions.undecided(newly.keys()).keySet().toArray(String[]::new),
                        newly.changed().plus(AnswerWishes.WINDOW).atOffset(ZoneOffset.UTC),
                        AT_ONCE)
                .query((row, n) -> new Wish(
                        new ContactId(row.getLong("contact_id")),
                        row.getString("question_key"),
                        row.getTimestamp("until").toInstant()))
                .list();
    }

    /** Empty while this node does not have the answer yet. */
    private Optional<Decision> said(UnansweredQuestions.Place place) {
        try {
            return answering.answer(place.service(), place.topic());
        } catch (ContentAway e) {
            return Optional.empty();
        }
    }

    /** A resident whom a person attends is not interrupted. */
    private void tell(Wish wish, Decision decision) {
        if (way.tickets.isAttended(wish.contact())) {
            return;
        }
        Instant heard = wish.until().minus(AnswerWishes.WINDOW);
        way.outbox.put(
                wish.contact(),
                null,
                heard,
                false,
                List.of(smallTalk.news(decision).bubble()));
        jdbc.sql("delete from answer_wish where contact_id = ? and question_key = ?")
                .params(wish.contact().value(), wish.question())
                .update();
    }

    private Object now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
