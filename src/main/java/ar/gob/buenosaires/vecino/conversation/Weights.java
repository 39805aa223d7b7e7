package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * What a {@link Perceptron} learned: how each trait moves the hidden units, with the exactness of half a float, and how
 * these speak for or against each class. They never change.
 */
final class Weights {

    private final short[] in; // those of one trait after those of another
    private final float[] bias;
    private final float[] out; // those of one unit after those of another
    private final float[] outBias;

    private Weights(short[] in, float[] bias, float[] out, float[] outBias) {
        this.in = in;
        this.bias = bias;
        this.out = out;
        this.outBias = outBias;
    }

    static Weights of(float[] exact, float[] bias, float[] out, float[] outBias) {
        short[] in = new short[exact.length];
        for (int i = 0; i < exact.length; i++) {
            in[i] = Float.floatToFloat16(exact[i]);
        }
        return new Weights(in, bias.clone(), out.clone(), outBias.clone());
    }

    void write(DataOutput to) throws IOException {
        to.writeInt(bias.length);
        ByteBuffer bytes = ByteBuffer.allocate(in.length * Short.BYTES);
        bytes.asShortBuffer().put(in);
        to.write(bytes.array());
        for (float[] weights : new float[][] {bias, out, outBias}) {
            for (float weight : weights) {
                to.writeFloat(weight);
            }
        }
    }

    /** Reads what was written of as many traits and classes. */
    static Weights read(DataInput from, int traits, int classes) throws IOException {
        int units = from.readInt();
        byte[] bytes = new byte[traits * units * Short.BYTES];
        from.readFully(bytes);
        short[] in = new short[traits * units];
        ByteBuffer.wrap(bytes).asShortBuffer().get(in);
        return new Weights(in, floats(from, units), floats(from, units * classes), floats(from, classes));
    }

    private static float[] floats(DataInput from, int size) throws IOException {
        float[] floats = new float[size];
        for (int i = 0; i < size; i++) {
            floats[i] = from.readFloat();
        }
        return floats;
    }

    /** How likely each class is; together 1. */
    float[] probabilities(Vector vector, float temperature) {
        float[] answers = answers(vector);
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

    /** How much each trait of a message speaks for a class, given the others. */
    float[] shares(Vector vector, int label) {
        float[] answers = answers(vector);
        float[] shares = new float[vector.size()];
        for (int i = 0; i < shares.length; i++) {
            int at = vector.id(i) * bias.length;
            float share = 0;
            for (int u = 0; u < bias.length; u++) {
                share += answers[u] > 0 ? Float.float16ToFloat(in[at + u]) * out[u * outBias.length + label] : 0;
            }
            shares[i] = share * vector.value(i);
        }
        return shares;
    }

    /** What the hidden units answer to a message; a unit of 0 or less says nothing. */
    private float[] answers(Vector vector) {
        float[] answers = bias.clone();
        int i = 0;
        for (; i + 3 < vector.size(); i += 4) {
            add(vector, i, answers);
        }
        for (; i < vector.size(); i++) {
            float value = vector.value(i);
            int at = vector.id(i) * answers.length;
            for (int u = 0; u < answers.length; u++) {
                answers[u] += Float.float16ToFloat(in[at + u]) * value;
            }
        }
        return answers;
    }

    /** Four traits at once, so that their weights come from memory at the same time. */
    private void add(Vector vector, int first, float[] answers) {
        int a = vector.id(first) * answers.length;
        int b = vector.id(first + 1) * answers.length;
        int c = vector.id(first + 2) * answers.length;
        int d = vector.id(first + 3) * answers.length;
        float ofA = vector.value(first);
        float ofB = vector.value(first + 1);
        float ofC = vector.value(first + 2);
        float ofD = vector.value(first + 3);
        for (int i = 0; i < answers.length; i++) {
            answers[i] = answers[i]
                    + Float.float16ToFloat(in[a + i]) * ofA
                    + Float.float16ToFloat(in[b + i]) * ofB
                    + Float.float16ToFloat(in[c + i]) * ofC
                    + Float.float16ToFloat(in[d + i]) * ofD;
        }
    }
}
