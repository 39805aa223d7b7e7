package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What was learned from labelled messages: how likely each label is for a message. It never changes. */
final class Learned {

    /** How many labelled messages there were for each label. */
    record Practice(Map<String, Long> messages) {

        private static final int ENOUGH = 10;

        boolean isEnough(String label) {
            return messages.getOrDefault(label, 0L) >= ENOUGH;
        }
    }

    private final List<String> labels;
    private final TraitIndex index;
    private final Weights weights;
    private final Spelling spelling;
    private final Practice practice;

    Learned(List<String> labels, TraitIndex index, Weights weights, Practice practice) {
        this.labels = labels;
        this.index = index;
        this.weights = weights;
        spelling = new Spelling(index, weights);
        this.practice = practice;
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(labels.size());
        for (String label : labels) {
            out.writeUTF(label);
            out.writeLong(practice.messages().getOrDefault(label, 0L));
        }
        index.write(out);
        weights.write(out);
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
        TraitIndex index = TraitIndex.read(in);
        return new Learned(labels, index, Weights.read(in, index.size(), size), new Practice(practised));
    }

    /** Whether people labelled enough messages with it. */
    boolean isPractised(String label) {
        return practice.isEnough(label);
    }

    /** Whether at least one whole word of a message was seen before; numbers are none. */
    boolean knowsAWord(Traits traits) {
        int[] ids = index.numbers(traits);
        for (int i = 0; i < traits.end(View.WORDS); i++) {
            String name = ids[i] >= 0 ? traits.name(i) : "";
            if (name.startsWith("p:") && !name.startsWith("p:#")) {
                return true;
            }
        }
        return false;
    }

    List<String> labels() {
        return labels;
    }

    /** A message as what was learned sees it. */
    static final class Seen {

        private final Traits traits;
        private final Vector vector;
        private final float[] answers; // of the hidden units

        private Seen(Traits traits, Vector vector, float[] answers) {
            this.traits = traits;
            this.vector = vector;
            this.answers = answers;
        }
    }

    Seen see(Traits traits) {
        Vector vector = index.vector(traits);
        float[] answers = weights.answers(vector);
        spelling.add(traits.words(), answers);
        return new Seen(traits, vector, answers);
    }

    /** How likely each label is, in the order of {@link #labels()}; together 1. */
    float[] probabilities(Seen seen, float temperature) {
        return weights.probabilities(seen.answers, temperature);
    }

    /** The words and signs that speak for a label most, the strongest first; pieces of words tell a reader nothing. */
    List<String> reasons(Seen seen, String label, int most) {
        int number = labels.indexOf(label);
        List<String> reasons = new ArrayList<>(most);
        if (number < 0) {
            return reasons;
        }
        float[] units = weights.speaking(seen.answers, number);
        float[] speaks = new float[seen.vector.size()];
        for (int i = 0; i < speaks.length; i++) {
            if (seen.traits.isReadable(seen.vector.trait(i))) {
                speaks[i] = seen.vector.value(i) * weights.share(seen.vector.id(i), units);
            }
        }
        for (int next = strongest(speaks); reasons.size() < most && next >= 0; next = strongest(speaks)) {
            reasons.add(seen.traits.name(seen.vector.trait(next)));
            speaks[next] = 0;
        }
        return reasons;
    }

    /** The first of the greatest, or -1 where none is greater than 0. */
    private static int strongest(float[] speaks) {
        int strongest = -1;
        for (int i = 0; i < speaks.length; i++) {
            if (speaks[i] > (strongest < 0 ? 0 : speaks[strongest])) {
                strongest = i;
            }
        }
        return strongest;
    }
}
