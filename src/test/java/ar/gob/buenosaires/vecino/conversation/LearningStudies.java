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
import java.util.stream.Stream;
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

    /**
     * From which likelihood on a message is danger, without a phrase and with one: how many emergencies of authors who
     * were not learned from each pair of limits misses, and how many others it takes for danger. Looks at whole messages
     * only, at no single sentences.
     */
    @Test
    void limitsOfDanger() {
        List<Looked> looked = UnderstandingEvaluation.AUTHORS.parallelStream()
                .flatMap(authors -> looksAt(List.of(authors.split(" "))))
                .toList();
        for (double alone : new double[] {0.15, 0.2, 0.22, 0.24, 0.27, 0.3, 0.33, 0.4, 0.5}) {
            for (double withPhrase : new double[] {0.0005, 0.001, 0.002, 0.003, 0.005, 0.01, 0.02}) {
                Predicate<Looked> alarm = seen -> seen.likely() >= (seen.phrase() ? withPhrase : alone);
                System.out.printf(
                        "alone %.2f with_phrase %.4f: missed %d, false alarms %d%n",
                        alone,
                        withPhrase,
                        looked.stream()
                                .filter(Looked::danger)
                                .filter(alarm.negate())
                                .count(),
                        looked.stream()
                                .filter(alarm)
                                .filter(seen -> !seen.danger())
                                .count());
            }
        }
    }

    /** What danger that learned from other authors sees in a message. */
    private record Looked(boolean danger, boolean phrase, double likely) {}

    private Stream<Looked> looksAt(List<String> authors) {
        Predicate<LabelledMessage> theirs = m -> authors.contains(m.file().replace(".jsonl", ""));
        ChatWords words = new ChatWords();
        RedFlags redFlags = new RedFlags(words);
        Danger danger = new Danger(words, redFlags, new TraitReader(new Meanings()));
        danger.learn(where(theirs.negate()));
        return where(theirs).stream().map(message -> {
            PlainText text = words.read(message.text());
            return new Looked(
                    message.intent().equals(Comprehension.EMERGENCY),
                    !redFlags.find(text).signs().isEmpty(),
                    danger.likelihood(danger.look(text)));
        });
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
