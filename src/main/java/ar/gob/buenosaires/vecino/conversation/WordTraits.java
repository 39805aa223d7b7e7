package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.util.BitSet;
import java.util.List;

/**
 * The traits of the words of one message. An origin is a {@link Kind} and two numbers of 28 bits: places of words or
 * letters, or groups of {@link Meanings}.
 */
final class WordTraits implements Traits.Names {

    private enum Kind {
        WORD(0),
        FOLLOWING(1),
        SOUND(2),
        SOUNDS(3),
        SOUNDS_APART(4),
        LETTERS(5),
        MEANING(6),
        TOGETHER(7),
        NEIGHBOURS(8),
        APART(9);

        static final List<Kind> ALL = List.of(values());

        /** Its place in {@link #ALL}. */
        final int number;

        final long seed = Hashes.of(name());

        Kind(int number) {
            this.number = number;
        }
    }

    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 5;
    private static final int MOST_SUBJECTS = 16; // of more, pairs tell nothing
    private static final char BEGIN = '<';
    private static final char END = '>';
    private static final int BITS = 28;
    private static final long MASK = (1L << BITS) - 1;
    private static final int A_WORD = 1 << (BITS - 1); // no group but the sound of the word with this number

    private final List<String> words;
    private final String[] sounds;
    private final long[] soundHashes;
    private final int[][] groups;
    private final Meanings meanings;
    private final Traits.Collector traits = new Traits.Collector();

    WordTraits(List<String> words, Meanings meanings) {
        this.words = words;
        this.meanings = meanings;
        sounds = new String[words.size()];
        soundHashes = new long[sounds.length];
        groups = new int[sounds.length][];
        for (int i = 0; i < sounds.length; i++) {
            sounds[i] = Phonetics.key(words.get(i));
            soundHashes[i] = Hashes.of(sounds[i]);
            groups[i] = meanings.of(sounds[i]);
        }
    }

    Traits read() {
        words();
        traits.end(View.WORDS);
        for (int i = 0; i < sounds.length; i++) {
            letters(i);
        }
        traits.end(View.LETTERS);
        together();
        meanings();
        traits.end(View.MEANINGS);
        return traits.traits(this);
    }

    private void words() {
        long before = BEGIN;
        for (int i = 0; i < sounds.length; i++) {
            long word = Hashes.of(words.get(i));
            add(Kind.WORD, word, i, 0);
            add(Kind.FOLLOWING, Hashes.of(before, word), i, 0);
            before = word;
        }
        add(Kind.FOLLOWING, Hashes.of(before, END), sounds.length, 0);
        for (int i = 0; i < sounds.length; i++) {
            add(Kind.SOUND, soundHashes[i], i, 0);
            if (i + 1 < sounds.length) {
                add(Kind.SOUNDS, Hashes.of(soundHashes[i], soundHashes[i + 1]), i, 0);
            }
            if (i + 2 < sounds.length) {
                add(Kind.SOUNDS_APART, Hashes.of(soundHashes[i], soundHashes[i + 2]), i, 0);
            }
        }
    }

    /** All pieces of a length, then those of the next. */
    private void letters(int word) {
        char[] letters = bounded(sounds[word]);
        long[] begun = new long[letters.length];
        for (int length = 1; length <= LONGEST_PIECE; length++) {
            for (int i = 0; i + length <= letters.length; i++) {
                begun[i] = Hashes.step(length == 1 ? Hashes.START : begun[i], letters[i + length - 1]);
                if (length >= SHORTEST_PIECE) {
                    add(Kind.LETTERS, Hashes.end(begun[i]), word, i * (LONGEST_PIECE + 1) + length);
                }
            }
        }
    }

    private static char[] bounded(String sound) {
        char[] letters = new char[sound.length() + 2];
        letters[0] = BEGIN;
        sound.getChars(0, sound.length(), letters, 1);
        letters[letters.length - 1] = END;
        return letters;
    }

    private void meanings() {
        for (int i = 0; i < groups.length; i++) {
            for (int group : groups[i]) {
                add(Kind.MEANING, meanings.hash(group), group, 0);
            }
            if (i + 1 < groups.length) {
                neighbours(Kind.NEIGHBOURS, orWord(i), orWord(i + 1));
            }
            if (i + 2 < groups.length) {
                neighbours(Kind.APART, groups[i], groups[i + 2]);
            }
        }
    }

    /** Two subjects of one message, wherever they stand. */
    private void together() {
        BitSet all = new BitSet();
        for (int[] ofWord : groups) {
            for (int group : ofWord) {
                all.set(group);
            }
        }
        if (all.cardinality() > MOST_SUBJECTS) {
            return;
        }
        for (int one = all.nextSetBit(0); one >= 0; one = all.nextSetBit(one + 1)) {
            for (int other = all.nextSetBit(one + 1); other >= 0; other = all.nextSetBit(other + 1)) {
                add(Kind.TOGETHER, Hashes.of(meanings.hash(one), meanings.hash(other)), one, other);
            }
        }
    }

    private void neighbours(Kind kind, int[] left, int[] right) {
        for (int one : left) {
            for (int other : right) {
                if (one < A_WORD || other < A_WORD) {
                    add(kind, Hashes.of(hash(one), hash(other)), one, other);
                }
            }
        }
    }

    private int[] orWord(int i) {
        return groups[i].length == 0 ? new int[] {A_WORD + i} : groups[i];
    }

    private long hash(int groupOrWord) {
        return groupOrWord < A_WORD ? meanings.hash(groupOrWord) : ~soundHashes[groupOrWord - A_WORD];
    }

    private void add(Kind kind, long hash, int one, int other) {
        traits.add(Hashes.of(kind.seed, hash), origin(kind, one, other));
    }

    private static long origin(Kind kind, int one, int other) {
        return ((((long) kind.number) << BITS | one) << BITS) | other;
    }

    @Override
    public String name(long origin) {
        int one = (int) ((origin >> BITS) & MASK);
        int other = (int) (origin & MASK);
        return switch (Kind.ALL.get((int) (origin >> (2 * BITS)))) {
            case WORD -> "w:" + words.get(one);
            case FOLLOWING ->
                "b:" + (one == 0 ? "^" : words.get(one - 1)) + ' ' + (one == sounds.length ? "$" : words.get(one));
            case SOUND -> "p:" + sounds[one];
            case SOUNDS -> "q:" + sounds[one] + ' ' + sounds[one + 1];
            case SOUNDS_APART -> "s:" + sounds[one] + ' ' + sounds[one + 2];
            case LETTERS -> piece(one, other / (LONGEST_PIECE + 1), other % (LONGEST_PIECE + 1));
            case MEANING -> "m:" + meanings.name(one);
            case TOGETHER -> "+" + meanings.name(one) + " + " + meanings.name(other);
            case NEIGHBOURS -> "n:" + called(one) + ' ' + called(other);
            case APART -> "n:" + called(one) + " . " + called(other);
        };
    }

    private String piece(int word, int begin, int length) {
        return (BEGIN + sounds[word] + END).substring(begin, begin + length);
    }

    private String called(int groupOrWord) {
        return groupOrWord < A_WORD ? meanings.name(groupOrWord) : '=' + sounds[groupOrWord - A_WORD];
    }
}
