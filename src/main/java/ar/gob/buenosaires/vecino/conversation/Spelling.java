package ar.gob.buenosaires.vecino.conversation;

/**
 * How the pieces of words move the hidden units. They are most of a message's traits, so what those of one word do
 * together is worked out once and remembered.
 */
final class Spelling {

    private static final class Share {

        final float[] moves;
        float square; // of the length of all its pieces together

        Share(int units) {
            moves = new float[units];
        }
    }

    private final TraitIndex index;
    private final Weights weights;
    private final Memo<Share> shares = new Memo<>();

    Spelling(TraitIndex index, Weights weights) {
        this.index = index;
        this.weights = weights;
    }

    /** Adds what the pieces of all words do, which have one length together however many there are. */
    void add(WordTraits words, float[] answers) {
        float[] moves = new float[answers.length];
        float square = 0;
        for (int i = 0; i < words.unlikeWords(); i++) {
            int word = i;
            Share share = shares.get(words.unlikeSound(i), () -> share(words.pieces(word)));
            square += share.square;
            for (int u = 0; u < moves.length; u++) {
                moves[u] += share.moves[u];
            }
        }
        if (square > 0) {
            float times = TraitIndex.PIECES_LENGTH / (float) Math.sqrt(square);
            for (int u = 0; u < moves.length; u++) {
                answers[u] += moves[u] * times;
            }
        }
    }

    private Share share(long[] pieces) {
        Share share = new Share(weights.units());
        for (long piece : pieces) {
            int number = index.number(piece);
            if (number >= 0) {
                float rarity = index.rarity(number);
                share.square += rarity * rarity;
                weights.move(number, rarity, share.moves);
            }
        }
        return share;
    }
}
