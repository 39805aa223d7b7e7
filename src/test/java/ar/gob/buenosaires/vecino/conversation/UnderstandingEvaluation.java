package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.conversation.Pupil.Answer;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Measures the understanding and prints figures: {@code mvn -Pevaluate verify}, see docs/understanding.md. Each part
 * trains on some labelled messages and asks about others. What is studied now and then is in {@link LearningStudies}.
 */
class UnderstandingEvaluation {

    /** Files of authors that are held out together. */
    static final List<String> AUTHORS = List.of(
            "tuning utterances tuning-rest",
            "tuning-voices tuning-neutral",
            "tuning-people tuning-danger",
            "tuning-barrio tuning-witness tuning-talk",
            "tuning-services tuning-alarm",
            "tuning-situations tuning-boundaries follow-ups",
            "tuning-guardia tuning-mezcla tuning-calle",
            "tuning-auxilio tuning-plaza tuning-eco",
            "tuning-escuela tuning-paseo tuning-ajeno tuning-raro",
            "tuning-balcon tuning-colectivo tuning-feria tuning-kiosco",
            "tuning-terraza tuning-umbral tuning-vereda tuning-malestar tuning-zaguan tuning-patio tuning-azotea tuning-ventana "
                    + "tuning-pasillo tuning-comedor tuning-espejo tuning-botiquin tuning-mostrador tuning-patineta tuning-consultorio",
            "tuning-ronda tuning-anden tuning-retazos tuning-burbujas typed-answers");

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
            answers.addAll(Pupil.ask(shuffled, asked, 1));
        }

        EvaluationReport report = new EvaluationReport(FOLDS + "-fold cross-validation", answers);
        report.print();
        report.printConfusions();
        report.printCalibration();
        assertThat(report.accuracy()).isGreaterThan(0.78);
    }

    /** As messages of people who were never learned from; the twins are never asked about. */
    @Test
    void groupsOfAuthorsHeldOut() {
        List<Answer> answers = new ArrayList<>();
        for (String group : AUTHORS) {
            List<String> files = List.of(group.split(" "));
            answers.addAll(Pupil.ask(
                    messages, where(m -> files.contains(m.file().replace(".jsonl", ""))), 1));
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
}
