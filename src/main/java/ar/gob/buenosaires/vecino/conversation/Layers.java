package ar.gob.buenosaires.vecino.conversation;

import java.util.Arrays;

/** The exact weights of a perceptron: from traits to hidden units, and from these to classes. */
final class Layers {

    final float[] in; // those of one trait after those of another
    final float[] bias;
    final float[] out; // those of one unit after those of another
    final float[] outBias;

    Layers(float[] in, float[] bias, float[] out, float[] outBias) {
        this.in = in;
        this.bias = bias;
        this.out = out;
        this.outBias = outBias;
    }

    /** One with the hidden units of both, whose scores are the mean of theirs. */
    static Layers mean(Layers one, Layers other) {
        int units = one.bias.length;
        int more = other.bias.length;
        float[] in = new float[one.in.length + other.in.length];
        for (int trait = 0; trait < in.length / (units + more); trait++) {
            System.arraycopy(one.in, trait * units, in, trait * (units + more), units);
            System.arraycopy(other.in, trait * more, in, trait * (units + more) + units, more);
        }
        float[] bias = both(one.bias, other.bias);
        float[] out = both(one.out, other.out);
        float[] outBias = one.outBias.clone();
        for (int i = 0; i < out.length; i++) {
            out[i] /= 2;
        }
        for (int c = 0; c < outBias.length; c++) {
            outBias[c] = (outBias[c] + other.outBias[c]) / 2;
        }
        return new Layers(in, bias, out, outBias);
    }

    private static float[] both(float[] some, float[] more) {
        float[] both = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, both, some.length, more.length);
        return both;
    }
}
