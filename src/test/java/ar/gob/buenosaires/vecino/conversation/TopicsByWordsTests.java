package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Free words lead to a topic, not only to the general answer of its service. */
class TopicsByWordsTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();

    private static final Map<String, String> QUESTIONS = Map.of(
            "cost", "cuánto sale %s?",
            "documents", "qué papeles piden para %s?",
            "requirements", "qué requisitos piden para %s?",
            "where", "dónde queda %s?",
            "hours", "en qué horario atiende %s?");

    @Test
    void aServiceAndATopicInOneQuestion() {
        List<String> wrong = new ArrayList<>();
        for (PublishedService service : PARTS.catalogue.services()) {
            for (PublishedAnswer answer : service.answers()) {
                String question = QUESTIONS.get(String.valueOf(answer.topic()));
                if (question != null) {
                    String text = question.formatted(service.title());
                    String wanted = service.slug() + "/" + answer.topic();
                    Object got = answered(text, null);
                    if (!wanted.equals(got)) {
                        wrong.add(text + " → " + got);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    /** The examples of a topic are how residents ask for it, some of them only once the service was talked about. */
    @Test
    void theExamplesOfMostTopics() {
        List<String> wrong = new ArrayList<>();
        int all = 0;
        for (PublishedService service : PARTS.catalogue.services()) {
            for (Evidence example : service.evidence()) {
                if (example.kind() == Evidence.Kind.EXAMPLE && example.topic() != null) {
                    all++;
                    String wanted = service.slug() + "/" + example.topic();
                    Object got = answered(example.text(), service.slug());
                    if (!wanted.equals(got)) {
                        wrong.add(wanted + ": " + example.text() + " → " + got);
                    }
                }
            }
        }
        System.out.printf("topics by their examples: %d of %d%n", all - wrong.size(), all);
        assertThat(wrong).as(String.join("\n", wrong)).hasSizeLessThan(all / 6);
    }

    private static Object answered(String text, @Nullable String lastService) {
        return PARTS.comprehension
                .decide(new Content.Text(text), Optional.empty(), TalkedAbout.of(lastService))
                .grounds()
                .getOrDefault("answer", "none");
    }
}
