package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Softmax.Course;
import ar.gob.buenosaires.vecino.conversation.Softmax.Row;
import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What was learned from labelled messages: how likely each label is for a message. It never changes. */
final class Learned {

    /** A labelled message as it is learned from; an ordinary one has weight 1. */
    record Lesson(Traits traits, String label, float weight) {}

    /** How many labelled messages there were for each label. */
    record Practice(Map<String, Long> messages) {

        private static final int ENOUGH = 10;

        static Practice of(List<Lesson> lessons) {
            return new Practice(lessons.stream().collect(Collectors.groupingBy(Lesson::label, Collectors.counting())));
        }

        boolean isEnough(String label) {
            return messages.getOrDefault(label, 0L) >= ENOUGH;
        }
    }

    private final List<String> labels;
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final TraitIndex index;
    private final Softmax softmax;
    private final Practice practice;

    private Learned(List<String> labels, TraitIndex index, Practice practice) {
        this.practice = practice;
        this.labels = labels;
        this.index = index;
        labels.forEach(label -> numbers.put(label, numbers.size()));
        softmax = new Softmax(index.size(), labels.size());
    }

    static Learned from(List<Lesson> lessons, Course course, Practice practice) {
        List<String> labels =
                lessons.stream().map(Lesson::label).distinct().sorted().toList();
        TraitIndex.Builder builder = new TraitIndex.Builder();
        lessons.forEach(lesson -> builder.add(lesson.traits()));
        Learned learned = new Learned(labels, builder.index(), practice);
        List<Vector> vectors = builder.vectors(learned.index);
        List<Row> rows = new ArrayList<>(lessons.size());
        for (int i = 0; i < vectors.size(); i++) {
            Lesson lesson = lessons.get(i);
            rows.add(new Row(vectors.get(i), learned.numbers.getOrDefault(lesson.label(), 0), lesson.weight()));
        }
        learned.softmax.learn(rows, course);
        return learned;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
            out.writeLong(practice.messages().getOrDefault(label, 0L));
        }
        index.write(out);
        softmax.write(out);
    }

    /** Reads what {@link #write} wrote. */
    static Learned read(DataInput in) throws IOException {
        int size = in.readInt();
        List<String> labels = new ArrayList<>(size);
        Map<String, Long> practised = new HashMap<>();
        for (int i = 0; i < size; i++) {
            String label = in.readUTF();
            labels.add(label);
            practised.put(label, in.readLong());
        }
        Learned learned = new Learned(labels, TraitIndex.read(in), new Practice(practised));
        learned.softmax.read(in);
        return learned;
    }

    /** Whether people labelled enough messages with it. */
    boolean isPractised(String label) {
        return practice.isEnough(label);
    }

    /** Whether at least one whole word of a message was seen before; numbers are none. */
    boolean knowsAWord(Traits traits) {
        return traits.of(View.WORDS).keySet().stream()
                .anyMatch(name -> name.startsWith("p:") && !name.startsWith("p:#") && index.knows(name));
    }

    List<String> labels() {
        return labels;
    }

    /** A message as what was learned sees it. */
    record Seen(Vector vector) {}

    Seen see(Traits traits) {
        return new Seen(index.vector(traits));
    }

    /** How likely each label is, in the order of {@link #labels()}; together 1. */
    float[] probabilities(Seen seen, float temperature) {
        return softmax.probabilities(seen.vector(), temperature);
    }

    /** The traits that speak for a label most, the strongest first. */
    List<String> reasons(Seen seen, String label, int most) {
        Integer number = numbers.get(label);
        if (number == null) {
            return List.of();
        }
        record Reason(int trait, float weight) {}
        Vector vector = seen.vector();
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < vector.size(); i++) {
            reasons.add(new Reason(vector.id(i), softmax.weight(vector.id(i), number) * vector.value(i)));
        }
        return reasons.stream()
                .filter(reason -> reason.weight() > 0)
                .sorted(Comparator.comparingDouble((Reason reason) -> -reason.weight()))
                .limit(most)
                .map(reason -> index.name(reason.trait()))
                .toList();
    }
}
