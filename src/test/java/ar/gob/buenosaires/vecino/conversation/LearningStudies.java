package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Prints what limits, more messages and rows alone bring. Each takes up to an hour, so only by name: {@code mvn
 * -Pevaluate verify -Dit.test='LearningStudies#limitsOfDanger'}, see docs/understanding.md.
 */
class LearningStudies {

    private static final Catalogue CATALOGUE = ShippedContent.catalogue();
    private static final int SHARE_ASKED = 5;

    private final List<LabelledMessage> messages = LabelledMessages.read();

    @Test
    void eachAuthorHeldOut() {
        for (String file :
                messages.stream().map(LabelledMessage::file).distinct().toList()) {
            new EvaluationReport(
                            "held out: " + file,
                            Pupil.ask(messages, where(m -> m.file().equals(file)), 1))
                    .print();
        }
    }

    /** From which likelihood on a message without any phrase is danger: what each limit sees and what it raises falsely. */
    @Test
    void limitsOfDanger() {
        for (String file : List.of("utterances.jsonl", "tuning.jsonl", "tuning-voices.jsonl", "tuning-neutral.jsonl")) {
            ChatWords words = new ChatWords();
            RedFlags redFlags = new RedFlags(words);
            Danger danger = new Danger(words, redFlags, new TraitReader(new Meanings()));
            danger.learn(where(m -> !m.file().equals(file)));
            List<LabelledMessage> asked = where(m -> m.file().equals(file));
            for (double alone : new double[] {0.1, 0.2, 0.27, 0.3, 0.38, 0.4, 0.5, 0.6, 0.7}) {
                double[] seen = new double[2];
                double[] all = new double[2];
                for (LabelledMessage message : asked) {
                    PlainText text = words.read(message.text());
                    int emergency = message.intent().equals(Comprehension.EMERGENCY) ? 1 : 0;
                    double likely = danger.likelihood(danger.look(text));
                    boolean phrase = !redFlags.find(text).signs().isEmpty();
                    all[emergency]++;
                    seen[emergency] += likely >= (phrase ? redFlags.learned().withPhrase() : alone) ? 1 : 0;
                }
                System.out.printf(
                        "%s alone %.2f: recall %.3f, false alarms %.3f%n",
                        file, alone, seen[1] / all[1], seen[0] / all[0]);
            }
        }
    }

    @Test
    void howMuchMoreMessagesBring() {
        List<LabelledMessage> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(5));
        List<LabelledMessage> asked = shuffled.subList(0, shuffled.size() / SHARE_ASKED);
        for (double share : new double[] {0.125, 0.25, 0.5, 1}) {
            new EvaluationReport("learned from " + share + " of the rest", Pupil.ask(shuffled, asked, share)).print();
        }
    }

    /** A service that is known by its rows only, as if an editor had just added it. */
    @Test
    void eachServiceWithoutItsMessages() {
        for (PublishedService service : CATALOGUE.services()) {
            List<LabelledMessage> asked = where(m -> m.intent().equals(service.slug()));
            if (!asked.isEmpty()) {
                new EvaluationReport("only rows: " + service.slug(), Pupil.ask(messages, asked, 1)).print();
            }
        }
    }

    private List<LabelledMessage> where(Predicate<LabelledMessage> wanted) {
        return messages.stream().filter(wanted).toList();
    }
}
