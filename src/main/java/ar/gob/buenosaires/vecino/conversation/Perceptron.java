package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A perceptron with one hidden layer that learns how likely each class is: traits that speak for the same things come
 * to move the same units, so that a message in words of its own is known by the company they keep. Each step is as long
 * as those before it on the same weight allow (AdaGrad). The same rows give the same weights.
 */
final class Perceptron {

    /** A message to learn from. */
    record Row(Vector vector, int label) {}

    /**
     * How to learn.
     *
     * @param units in the hidden layer
     * @param rounds over all rows
     * @param pace first step, which falls to nothing by the end
     * @param forgetting share of the traits left out at random, so that no few of them decide alone
     * @param resting share of the units left out at random, likewise
     */
    record Course(int units, int rounds, float pace, float forgetting, float resting) {}

    private static final float OUT_PACE = 0.05f; // the others' pace is the course's
    private static final float OUT_BIAS_PACE = 0.03f;
    private static final float BIAS_PACE = 0.003f;
    private static final float AWAKE = 0.02f; // a unit that answers nothing at first would never learn
    private static final float SLOW_START = 0.1f; // keeps the first steps of a weight small
    private static final int PARTS = 1000;

    private final Course course;
    private final int units;
    private final int classes;
    private final SplittableRandom random;

    private final float[] in;
    private final float[] bias;
    private final float[] out;
    private final float[] outBias;
    private final float[] movedIn; // how far each trait's weights were pushed so far, squared
    private final float[] movedOut;

    // of the row at hand
    private int[] ids = new int[0];
    private float[] values = new float[0];
    private int kept;
    private final float[] answers;
    private final float[] blame;
    private final float[] error;

    /** @param seed of what is random: those with other seeds err elsewhere */
    Perceptron(int traits, int classes, Course course, long seed) {
        this.course = course;
        random = new SplittableRandom(seed);
        this.units = course.units();
        this.classes = classes;
        in = new float[traits * units];
        movedIn = new float[traits];
        bias = new float[units];
        Arrays.fill(bias, AWAKE);
        out = new float[units * classes];
        movedOut = new float[out.length];
        double spread = 1 / Math.sqrt(units);
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) (random.nextGaussian() * spread);
        }
        outBias = new float[classes];
        answers = new float[units];
        blame = new float[units];
        error = new float[classes];
    }

    Layers learn(List<Row> rows) {
        int[] order = new int[rows.size()];
        Arrays.setAll(order, i -> i);
        long steps = (long) course.rounds() * rows.size();
        long step = 0;
        for (int round = 0; round < course.rounds(); round++) {
            shuffle(order);
            for (int i : order) {
                Lessons.goOn();
                learn(rows.get(i), 1 - (float) step++ / steps);
            }
        }
        for (int i = 0; i < in.length; i++) {
            in[i] *= 1 - course.forgetting(); // all traits are there now
        }
        return new Layers(in, bias, out, outBias);
    }

    /** @param late 1 at first, 0 at last */
    private void learn(Row row, float late) {
        forget(row.vector());
        answer();
        System.arraycopy(outBias, 0, error, 0, classes);
        for (int u = 0; u < units; u++) {
            if (answers[u] > 0) {
                add(out, u * classes, answers[u], error);
            }
        }
        normalise(error);
        error[row.label()] -= 1;
        float push = correctOut(late);
        correctIn(late, push);
    }

    /** Keeps some of a message's traits. */
    private void forget(Vector vector) {
        if (ids.length < vector.size()) {
            ids = new int[vector.size()];
            values = new float[vector.size()];
        }
        kept = 0;
        for (int i = 0; i < vector.size(); i++) {
            if (random.nextInt(PARTS) >= PARTS * course.forgetting()) {
                ids[kept] = vector.id(i);
                values[kept++] = vector.value(i);
            }
        }
    }

    /** What each unit answers; 0 where it rests, and the others speak up for it. */
    private void answer() {
        System.arraycopy(bias, 0, answers, 0, units);
        for (int i = 0; i < kept; i++) {
            add(in, ids[i] * units, values[i], answers);
        }
        for (int u = 0; u < units; u++) {
            boolean silent = answers[u] <= 0 || random.nextInt(PARTS) < PARTS * course.resting();
            answers[u] = silent ? 0 : answers[u] / (1 - course.resting());
        }
    }

    /** Corrects the second layer and says what each unit is to blame for; returns the square of all blame. */
    private float correctOut(float late) {
        float square = 0;
        for (int u = 0; u < units; u++) {
            blame[u] = answers[u] > 0 ? correct(u, late) / (1 - course.resting()) : 0;
            square += blame[u] * blame[u];
            bias[u] -= BIAS_PACE * late * blame[u];
        }
        for (int c = 0; c < classes; c++) {
            outBias[c] -= OUT_BIAS_PACE * late * error[c];
        }
        return square;
    }

    private float correct(int unit, float late) {
        int at = unit * classes;
        float share = 0;
        for (int c = 0; c < classes; c++) {
            share += out[at + c] * error[c];
        }
        for (int c = 0; c < classes; c++) {
            float slope = error[c] * answers[unit];
            movedOut[at + c] += slope * slope;
            out[at + c] -= OUT_PACE * late * slope / ((float) Math.sqrt(movedOut[at + c]) + SLOW_START);
        }
        return share;
    }

    private void correctIn(float late, float square) {
        for (int i = 0; i < kept; i++) {
            int id = ids[i];
            float value = values[i];
            movedIn[id] += value * value * square;
            float move = course.pace() * late * value / ((float) Math.sqrt(movedIn[id]) + SLOW_START);
            add(blame, -move, in, id * units);
        }
    }

    private static void add(float[] from, int at, float times, float[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += from[at + i] * times;
        }
    }

    private static void add(float[] from, float times, float[] to, int at) {
        for (int i = 0; i < from.length; i++) {
            to[at + i] += from[i] * times;
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

    private void shuffle(int[] order) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int other = order[i];
            order[i] = order[j];
            order[j] = other;
        }
    }
}
