package ar.gob.buenosaires.vecino.conversation;

/**
 * Numbers of 64 bits, never 0, that stand for texts and for what is put together of them. A hundred thousand different
 * ones are in use at once, so that two of them are the same with odds of one to some billions.
 */
final class Hashes {

    /** Of the empty text; {@link #step} goes on from it. */
    static final long START = 0x2545F4914F6CDD1DL;

    private static final long GOLDEN = 0x9E3779B97F4A7C15L; // odd bits of the golden ratio, as in SplittableRandom
    private static final long MIX = 0xD6E8FEB86659FD93L; // spreads each bit over all others

    private Hashes() {}

    /** One letter more; {@link #end} makes it a hash. */
    static long step(long begun, char next) {
        return Long.rotateLeft((begun ^ next) * GOLDEN, 29);
    }

    static long end(long begun) {
        long once = (begun ^ (begun >>> 32)) * MIX;
        long mixed = (once ^ (once >>> 29)) * MIX;
        long hash = mixed ^ (mixed >>> 32);
        return hash == 0 ? START : hash;
    }

    static long of(CharSequence text) {
        long hash = START;
        for (int i = 0; i < text.length(); i++) {
            hash = step(hash, text.charAt(i));
        }
        return end(hash);
    }

    /** Of two in this order. */
    static long of(long first, long second) {
        return end(first * GOLDEN + second);
    }
}
