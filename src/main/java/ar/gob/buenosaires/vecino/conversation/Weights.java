package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TraitIndex.Vector;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** How much each trait speaks for or against each class, with the exactness of half a float. They never change. */
final class Weights {

    private final int classes;
    private final short[] weights; // those of one trait after those of another
    private final float[] bias;

    private Weights(short[] weights, float[] bias) {
        this.classes = bias.length;
        this.weights = weights;
        this.bias = bias;
    }

    static Weights of(float[] exact, float[] bias) {
        short[] weights = new short[exact.length];
        for (int i = 0; i < exact.length; i++) {
            weights[i] = Float.floatToFloat16(exact[i]);
        }
        return new Weights(weights, bias.clone());
    }

    void write(DataOutput out) throws IOException {
        for (short weight : weights) {
            out.writeShort(weight);
        }
        for (float weight : bias) {
            out.writeFloat(weight);
        }
    }

    /** Reads what was written of as many traits and classes. */
    static Weights read(DataInput in, int traits, int classes) throws IOException {
        short[] weights = new short[traits * classes];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readShort();
        }
        float[] bias = new float[classes];
        for (int i = 0; i < classes; i++) {
            bias[i] = in.readFloat();
        }
        return new Weights(weights, bias);
    }

    /** How likely each class is; together 1. */
    float[] probabilities(Vector vector, float temperature) {
        float[] scores = bias.clone();
        int i = 0;
        for (; i + 3 < vector.size(); i += 4) {
            add(vector, i, scores);
        }
        for (; i < vector.size(); i++) {
            float value = vector.value(i);
            int at = vector.id(i) * classes;
            for (int c = 0; c < classes; c++) {
                scores[c] += Float.float16ToFloat(weights[at + c]) * value;
            }
        }
        for (int c = 0; c < classes; c++) {
            scores[c] /= temperature;
        }
        Softmax.normalise(scores);
        return scores;
    }

    /** Four traits at once, so that their weights come from memory at the same time. */
    private void add(Vector vector, int first, float[] scores) {
        int a = vector.id(first) * classes;
        int b = vector.id(first + 1) * classes;
        int c = vector.id(first + 2) * classes;
        int d = vector.id(first + 3) * classes;
        float ofA = vector.value(first);
        float ofB = vector.value(first + 1);
        float ofC = vector.value(first + 2);
        float ofD = vector.value(first + 3);
        for (int i = 0; i < scores.length; i++) {
            scores[i] = scores[i]
                    + Float.float16ToFloat(weights[a + i]) * ofA
                    + Float.float16ToFloat(weights[b + i]) * ofB
                    + Float.float16ToFloat(weights[c + i]) * ofC
                    + Float.float16ToFloat(weights[d + i]) * ofD;
        }
    }

    /** How much a trait of value 1 speaks for a class. */
    float weight(int trait, int label) {
        return Float.float16ToFloat(weights[trait * classes + label]);
    }
}
