package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.conversation.Pupil.Answer;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the understanding and prints figures: {@code mvn -Pevaluate verify}, see docs/understanding.md. Each part
 * trains on some labelled messages and asks about others.
 */
class UnderstandingEvaluation {

    private static final int FOLDS = 5;
    private static final Catalogue CATALOGUE = ShippedContent.catalogue();

    private final List<LabelledMessage> messages = LabelledMessages.read();

    @Test
    void crossValidation() {
        List<LabelledMessage> shuffled = new ArrayList<>(messages);
        Collections.shuffle(shuffled, new Random(5));
        List<Answer> answers = new ArrayList<>();
        for (int fold = 0; fold < FOLDS; fold++) {
            List<LabelledMessage> asked = new ArrayList<>();
            for (int i = fold; i < shuffled.size(); i += FOLDS) {
                asked.add(shuffled.get(i));
            }
            answers.addAll(ask(shuffled, asked, 1));
        }

        EvaluationReport report = new EvaluationReport(FOLDS + "-fold cross-validation", answers);
        report.print();
        report.printConfusions();
        report.printCalibration();
        assertThat(report.accuracy()).isGreaterThan(0.78);
    }

    @Test
    void eachAuthorHeldOut() {
        for (String file :
                messages.stream().map(LabelledMessage::file).distinct().toList()) {
            new EvaluationReport(
                            "held out: " + file,
                            ask(messages, where(m -> m.file().equals(file)), 1))
                    .print();
        }
    }

    /** Fewer are learned from than with one author held out, in half the time; the twins are never asked about. */
    @Test
    void groupsOfAuthorsHeldOut() {
        List<Answer> answers = new ArrayList<>();
        for (String group : List.of(
                "tuning utterances tuning-rest",
                "tuning-voices tuning-neutral",
                "tuning-people tuning-danger",
                "tuning-barrio tuning-witness tuning-talk",
                "tuning-services tuning-alarm",
                "tuning-situations tuning-boundaries follow-ups",
                "tuning-guardia tuning-mezcla tuning-calle",
                "tuning-auxilio tuning-plaza tuning-eco",
                "tuning-escuela tuning-paseo tuning-ajeno tuning-raro")) {
            List<String> files = List.of(group.split(" "));
            answers.addAll(ask(messages, where(m -> files.contains(m.file().replace(".jsonl", ""))), 1));
        }
        answers.stream()
                .map(a -> a.asked().file())
                .distinct()
                .forEach(file -> new EvaluationReport(
                                "held out: " + file,
                                answers.stream()
                                        .filter(a -> a.asked().file().equals(file))
                                        .toList())
                        .print());
        EvaluationReport all = new EvaluationReport("groups of authors held out", answers);
        all.print();
        all.printConfusions();
        all.printCalibration();
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
        List<LabelledMessage> asked = shuffled.subList(0, shuffled.size() / FOLDS);
        for (double share : new double[] {0.125, 0.25, 0.5, 1}) {
            new EvaluationReport("learned from " + share + " of the rest", ask(shuffled, asked, share)).print();
        }
    }

    /** A service that is known by its rows only, as if an editor had just added it. */
    @Test
    void eachServiceWithoutItsMessages() {
        for (PublishedService service : CATALOGUE.services()) {
            List<LabelledMessage> asked = where(m -> m.intent().equals(service.slug()));
            if (!asked.isEmpty()) {
                new EvaluationReport("only rows: " + service.slug(), ask(messages, asked, 1)).print();
            }
        }
    }

    /** Figures alone: nobody reads these messages. */
    @Test
    @EnabledIfSystemProperty(named = "held-out", matches = "true")
    void heldOutMessages() throws IOException {
        Pupil pupil = new Pupil(messages, CATALOGUE, RouterSettings.MEASURED);
        for (String file : List.of("test.jsonl", "test-2.jsonl", "test-3.jsonl")) {
            List<Answer> answers = new ArrayList<>();
            for (String line : Files.readAllLines(Path.of("src/test/data/understanding", file))) {
                answers.add(pupil.answer(heldOut(file, new ObjectMapper().readTree(line))));
            }
            EvaluationReport report = new EvaluationReport("held out: " + file, answers);
            report.print();
            report.printConfusions();
            report.printCalibration();
        }
    }

    private static LabelledMessage heldOut(String file, JsonNode node) {
        return new LabelledMessage(
                file,
                node.path("text").asText(),
                node.path("intent").asText(),
                null,
                null,
                node.path("hard").asBoolean());
    }

    private List<LabelledMessage> where(Predicate<LabelledMessage> wanted) {
        return messages.stream().filter(wanted).toList();
    }

    /** Learns from a share of the messages that are not asked about. */
    private static List<Answer> ask(List<LabelledMessage> all, List<LabelledMessage> asked, double share) {
        List<LabelledMessage> rest = new ArrayList<>(all);
        rest.removeAll(asked);
        List<LabelledMessage> learned = rest.subList(0, (int) (rest.size() * share));
        Pupil pupil = new Pupil(learned, CATALOGUE, RouterSettings.MEASURED);
        asked.forEach(pupil::answer); // warm
        long[] nanos = new long[asked.size()];
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            answers.add(pupil.answer(asked.get(i)));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%ntime a message: median %d µs, p99 %d µs%n",
                nanos[nanos.length / 2] / 1000, nanos[nanos.length * 99 / 100] / 1000);
        return answers;
    }
}
