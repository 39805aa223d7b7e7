package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * What a {@link Perceptron} learned: how each trait moves the hidden units, and how these speak for or against each
 * class. A trait's weights are bytes, 127 being the greatest of them, so that they come from memory as one line of 64.
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

    static Weights of(float[] exact, float[] bias, float[] out, float[] outBias) {
        byte[] in = new byte[exact.length];
        float[] steps = new float[exact.length / bias.length];
        for (int trait = 0; trait < steps.length; trait++) {
            steps[trait] = round(exact, trait * bias.length, bias.length, in);
        }
        return new Weights(in, steps, bias.clone(), out.clone(), outBias.clone());
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
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = from.readFloat();
        }
        return floats;
    }

    /** What the hidden units answer to a message; a unit of 0 or less says nothing. */
    float[] answers(Vector vector) {
        float[] answers = bias.clone();
        int i = 0;
        for (; i + 3 < vector.size(); i += 4) {
            add(vector, i, answers);
        }
        for (; i < vector.size(); i++) {
            add(vector.id(i), vector.value(i), answers);
        }
        return answers;
    }

    /** What one trait more moves the hidden units by. */
    void add(int trait, float value, float[] answers) {
        float worth = value * steps[trait];
        int at = trait * answers.length;
        for (int u = 0; u < answers.length; u++) {
            answers[u] += in[at + u] * worth;
        }
    }

    int units() {
        return bias.length;
    }

    /** Four traits at once, so that their weights come from memory at the same time. */
    private void add(Vector vector, int first, float[] answers) {
        int a = vector.id(first);
        int b = vector.id(first + 1);
        int c = vector.id(first + 2);
        int d = vector.id(first + 3);
        float ofA = vector.value(first) * steps[a];
        float ofB = vector.value(first + 1) * steps[b];
        float ofC = vector.value(first + 2) * steps[c];
        float ofD = vector.value(first + 3) * steps[d];
        a *= answers.length;
        b *= answers.length;
        c *= answers.length;
        d *= answers.length;
        for (int i = 0; i < answers.length; i++) {
            answers[i] = answers[i] + in[a + i] * ofA + in[b + i] * ofB + in[c + i] * ofC + in[d + i] * ofD;
        }
    }

    /** How likely each class is by the units' answers; together 1. */
    float[] probabilities(float[] answers, float temperature) {
        float[] scores = outBias.clone();
        for (int u = 0; u < answers.length; u++) {
            if (answers[u] > 0) {
                int at = u * scores.length;
                for (int c = 0; c < scores.length; c++) {
                    scores[c] += out[at + c] * answers[u];
                }
            }
        }
        for (int c = 0; c < scores.length; c++) {
            scores[c] /= temperature;
        }
        Perceptron.normalise(scores);
        return scores;
    }

    /** How much one trait of a message speaks for a class, given the others, by which the units answered. */
    float share(Vector vector, int i, float[] answers, int label) {
        int at = vector.id(i) * answers.length;
        float share = 0;
        for (int u = 0; u < answers.length; u++) {
            share += answers[u] > 0 ? in[at + u] * out[u * outBias.length + label] : 0;
        }
        return share * vector.value(i) * steps[vector.id(i)];
    }
}
