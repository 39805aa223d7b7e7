package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Perceptron.Course;
import ar.gob.buenosaires.vecino.conversation.Perceptron.Row;
import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is to be learned, message by message. Holds no more of each than the numbers of its traits. */
final class LessonBook {

    private static final int ONE = 20261122; // seeds of two that err elsewhere: their mean errs less
    private static final int OTHER = 20261123;

    private final TraitIndex.Builder builder = new TraitIndex.Builder();
    private final List<String> answers = new ArrayList<>();
    private final Map<String, Long> practised = new HashMap<>();

    /** A message that a person labelled. */
    void addMessage(Traits traits, String label) {
        add(traits, label);
        practised.merge(label, 1L, Long::sum);
    }

    /** A text that is labelled by where it stands. */
    void add(Traits traits, String label) {
        builder.add(traits);
        answers.add(label);
    }

    int size() {
        return answers.size();
    }

    Learned learn(Course course) {
        List<String> labels = answers.stream().distinct().sorted().toList();
        TraitIndex index = builder.index();
        List<Vector> vectors = builder.vectors(index);
        List<Row> rows = new ArrayList<>(vectors.size());
        for (int i = 0; i < vectors.size(); i++) {
            rows.add(new Row(vectors.get(i), labels.indexOf(answers.get(i))));
        }
        Layers one = new Perceptron(index.size(), labels.size(), course, ONE).learn(rows);
        Layers other = new Perceptron(index.size(), labels.size(), course, OTHER).learn(rows);
        Weights weights = Weights.of(Layers.mean(one, other));
        return new Learned(labels, index, weights, new Learned.Practice(practised));
    }
}
