package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.conversation.Vocabulary.Piece;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** A message as the words of one vocabulary; words written together are taken apart. */
final class Reading {

    private final List<Piece> pieces;
    private final List<Integer> sentences;
    private final BitSet ids = new BitSet();

    Reading(PlainText text, Vocabulary vocabulary) {
        int words = text.words().size();
        pieces = new ArrayList<>(words);
        sentences = new ArrayList<>(words);
        for (int i = 0; i < words; i++) {
            for (Piece piece : vocabulary.pieces(text.words().get(i))) {
                pieces.add(piece);
                sentences.add(text.sentence(i));
                piece.guesses().forEach(guess -> ids.set(guess.id()));
            }
        }
    }

    int size() {
        return pieces.size();
    }

    String word(int position) {
        return pieces.get(position).word();
    }

    List<Guess> guesses(int position) {
        return pieces.get(position).guesses();
    }

    int sentence(int position) {
        return sentences.get(position);
    }

    /** All words of the vocabulary that may stand in it. */
    BitSet ids() {
        return ids;
    }
}
