package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a {@link Perceptron} learned: how each trait moves the hidden units, and how these speak for or against each
 * class. A trait's weights are bytes, 127 being the greatest of them, so that they come from memory as two lines of 64.
 * They never change.
 */
final class Weights {

    private final byte[] in; // those of one trait after those of another
    private final float[] steps; // what 1 is worth in a trait's weights
    private final float[] bias;
    private final float[] out; // those of one unit after those of another
    private final float[] outBias;

    private Weights(byte[] in, float[] steps, float[] bias, float[] out, float[] outBias) {
        this.in = in;
        this.steps = steps;
        this.bias = bias;
        this.out = out;
        this.outBias = outBias;
    }

    static Weights of(Layers exact) {
        byte[] in = new byte[exact.in.length];
        int units = exact.bias.length;
        float[] steps = new float[in.length / units];
        for (int trait = 0; trait < steps.length; trait++) {
            steps[trait] = round(exact.in, trait * units, units, in);
        }
        return new Weights(in, steps, exact.bias, exact.out, exact.outBias);
    }

    /** Rounds one trait's weights and returns what 1 is worth in them. */
    private static float round(float[] exact, int from, int length, byte[] rounded) {
        float greatest = 0;
        for (int i = from; i < from + length; i++) {
            greatest = Math.max(greatest, Math.abs(exact[i]));
        }
        float step = greatest / Byte.MAX_VALUE;
        for (int i = from; i < from + length; i++) {
            rounded[i] = step > 0 ? (byte) Math.round(exact[i] / step) : 0;
        }
        return step;
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(bias.length);
        to.write(in);
        for (float[] weights : new float[][] {steps, bias, out, outBias}) {
            for (float weight : weights) {
                to.writeFloat(weight);
            }
        }
    }

    /** Reads what was written of as many traits and classes. */
    static Weights read(DataInput from, int traits, int classes) throws IOException {
        int units = from.readInt();
        byte[] in = new byte[traits * units];
        from.readFully(in);
        return new Weights(
                in, floats(from, traits), floats(from, units), floats(from, units * classes), floats(from, classes));
    }

    private static float[] floats(DataInput from, int size) throws IOException {
        byte[] bytes = new byte[size * Float.BYTES];
        from.readFully(bytes);
        float[] floats = new float[size];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
        return floats;
    }

    /** What the hidden units answer to a message; a unit of 0 or less says nothing. */
    float[] answers(Vector vector) {
        float[] worths = new float[vector.size()];
        for (int i = 0; i < worths.length; i++) {
            worths[i] = vector.value(i) * steps[vector.id(i)];
        }
        float[] answers = bias.clone();
        int i = 0;
        for (; i + 3 < worths.length; i += 4) {
            add(vector, worths, i, answers);
        }
        for (; i < worths.length; i++) {
            add(vector.id(i) * answers.length, worths[i], answers);
        }
        return answers;
    }

    /** Four traits at once, so that their weights come from memory at the same time. */
    private void add(Vector vector, float[] worths, int first, float[] answers) {
        int a = vector.id(first) * answers.length;
        int b = vector.id(first + 1) * answers.length;
        int c = vector.id(first + 2) * answers.length;
        int d = vector.id(first + 3) * answers.length;
        float ofA = worths[first];
        float ofB = worths[first + 1];
        float ofC = worths[first + 2];
        float ofD = worths[first + 3];
        for (int i = 0; i < answers.length; i++) {
            answers[i] = answers[i] + in[a + i] * ofA + in[b + i] * ofB + in[c + i] * ofC + in[d + i] * ofD;
        }
    }

    private void add(int at, float worth, float[] answers) {
        for (int u = 0; u < answers.length; u++) {
            answers[u] += in[at + u] * worth;
        }
    }

    /** Adds what a trait moves the hidden units by. */
    void move(int trait, float value, float[] moved) {
        add(trait * moved.length, value * steps[trait], moved);
    }

    int units() {
        return bias.length;
    }

    /** How likely each class is by the units' answers; together 1. */
    float[] probabilities(float[] answers, float temperature) {
        float[] scores = outBias.clone();
        int[] speaking = new int[answers.length + 2];
        int speakers = 0;
        for (int u = 0; u < answers.length; u++) {
            if (answers[u] > 0) {
                speaking[speakers++] = u;
            }
        }
        // three at once, as that is half the work; unit 0 stands in for those that are not there
        for (int s = 0; s < speakers; s += 3) {
            int a = speaking[s];
            int b = speaking[s + 1];
            int c = speaking[s + 2];
            add(a, answers[a], b, s + 1 < speakers ? answers[b] : 0, c, s + 2 < speakers ? answers[c] : 0, scores);
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= temperature;
        }
        Perceptron.normalise(scores);
        return scores;
    }

    private void add(int a, float ofA, int b, float ofB, int c, float ofC, float[] scores) {
        int atA = a * scores.length;
        int atB = b * scores.length;
        int atC = c * scores.length;
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores[i] + out[atA + i] * ofA + out[atB + i] * ofB + out[atC + i] * ofC;
        }
    }

    /** How much each unit speaks for a class where it answered more than 0. */
    float[] speaking(float[] answers, int label) {
        float[] units = new float[answers.length];
        for (int u = 0; u < units.length; u++) {
            units[u] = answers[u] > 0 ? out[u * outBias.length + label] : 0;
        }
        return units;
    }

    /** How much a trait speaks for what some units do. */
    float share(int trait, float[] units) {
        int at = trait * units.length;
        float share = 0;
        for (int u = 0; u < units.length; u++) {
            share += in[at + u] * units[u];
        }
        return share * steps[trait];
    }
}
