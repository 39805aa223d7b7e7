package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A multinomial logistic regression: each trait speaks for or against each class. The same rows give the same weights.
 */
final class Softmax {

    /** A message to learn from. */
    record Row(Vector vector, int label) {}

    /**
     * How to learn.
     *
     * @param rounds over all rows
     * @param pace first step, which falls to nothing by the end
     * @param forgetting share of the traits left out at random, so that no few of them decide alone
     */
    record Course(int rounds, float pace, float forgetting) {}

    private static final float BIAS_PACE = 0.01f;
    private static final float SLOW_START = 0.1f; // keeps the first steps of a trait small
    private static final int PARTS = 1000;
    private static final BitSet NOTHING = new BitSet();

    private final int classes;
    private final float[] weights;
    private final float[] bias;

    Softmax(int traits, int classes) {
        this.classes = classes;
        weights = new float[traits * classes];
        bias = new float[classes];
    }

    Weights learn(List<Row> rows, Course course) {
        SplittableRandom random = new SplittableRandom(20261122);
        float[] seen = new float[weights.length / classes];
        int[] order = new int[rows.size()];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        long steps = (long) course.rounds() * rows.size();
        long step = 0;
        for (int round = 0; round < course.rounds(); round++) {
            shuffle(order, random);
            for (int i : order) {
                Lessons.goOn();
                float pace = course.pace() * (1 - (float) step++ / steps);
                learn(rows.get(i), pace, course.forgetting(), seen, random);
            }
        }
        for (int i = 0; i < weights.length; i++) {
            weights[i] *= 1 - course.forgetting(); // all traits are there now
        }
        return Weights.of(weights, bias);
    }

    private void learn(Row row, float pace, float forgetting, float[] seen, SplittableRandom random) {
        Vector vector = row.vector();
        BitSet forgotten = forgetting == 0 ? NOTHING : forgotten(vector.size(), forgetting, random);
        float[] error = bias.clone();
        add(vector, forgotten, error);
        normalise(error);
        error[row.label()] -= 1;
        float square = 0;
        for (int c = 0; c < classes; c++) {
            square += error[c] * error[c];
        }
        for (int i = forgotten.nextClearBit(0); i < vector.size(); i = forgotten.nextClearBit(i + 1)) {
            int id = vector.id(i);
            float value = vector.value(i);
            seen[id] += value * value * square;
            float move = pace * value / ((float) Math.sqrt(seen[id]) + SLOW_START);
            int at = id * classes;
            for (int c = 0; c < classes; c++) {
                weights[at + c] -= move * error[c];
            }
        }
        for (int c = 0; c < classes; c++) {
            bias[c] -= BIAS_PACE * pace * error[c];
        }
    }

    private static BitSet forgotten(int size, float share, SplittableRandom random) {
        BitSet forgotten = new BitSet(size);
        for (int i = 0; i < size; i++) {
            if (random.nextInt(PARTS) < PARTS * share) {
                forgotten.set(i);
            }
        }
        return forgotten;
    }

    private void add(Vector vector, BitSet forgotten, float[] scores) {
        for (int i = forgotten.nextClearBit(0); i < vector.size(); i = forgotten.nextClearBit(i + 1)) {
            float value = vector.value(i);
            int at = vector.id(i) * classes;
            for (int c = 0; c < classes; c++) {
                scores[c] += weights[at + c] * value;
            }
        }
    }

    static void normalise(float[] scores) {
        float most = Float.NEGATIVE_INFINITY;
        for (float score : scores) {
            most = Math.max(most, score);
        }
        float sum = 0;
        for (int c = 0; c < scores.length; c++) {
            scores[c] = (float) Math.exp(scores[c] - most);
            sum += scores[c];
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= sum;
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }
}
