package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** "Avisame": who wants to be told when a question has an answer. */
@Component
class AnswerWishes {

    /** Meta takes free words so long after the resident's last message. */
    static final Duration WINDOW = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final UnansweredQuestions questions;

    AnswerWishes(JdbcClient jdbc, UnansweredQuestions questions) {
        this.jdbc = jdbc;
        this.questions = questions;
    }

    /** Keeps a tapped "Avisame" in the message's transaction; other messages mean nothing here. */
    void note(IncomingMessage message) {
        if (message.content() instanceof Content.Choice choice
                && ReplyId.read(choice.id()) instanceof ReplyId.Notify wish) {
            questions
                    .keyOf(wish.question())
                    .ifPresent(key -> jdbc.sql("""
                            insert into answer_wish (contact_id, question_key, until) values (?, ?, ?)
                            on conflict (contact_id, question_key) do update set until = excluded.until""")
                            .params(
                                    message.contact().value(),
                                    key,
                                    message.sentAt().plus(WINDOW).atOffset(ZoneOffset.UTC))
                            .update());
        }
    }
}
