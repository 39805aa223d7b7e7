package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Traits.View;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The traits of the words of one message, each once, and the pieces of each word. An origin is a {@link Kind} and two
 * numbers of 28 bits: places of words, or groups of {@link Meanings}.
 */
final class WordTraits {

    private enum Kind {
        WORD(0),
        FOLLOWING(1),
        SOUND(2),
        SOUNDS(3),
        SOUNDS_APART(4),
        MEANING(5),
        TOGETHER(6),
        NEIGHBOURS(7),
        APART(8);

        static final List<Kind> ALL = List.of(values());

        /** Its place in {@link #ALL}. */
        final int number;

        final long seed = Hashes.of(name());

        Kind(int number) {
            this.number = number;
        }
    }

    /** What words tell wherever they stand, in numbers alone. */
    static final class Memory {

        private static final class Word {

            final long sound;
            final int[] groups;

            Word(long sound, int[] groups) {
                this.sound = sound;
                this.groups = groups;
            }
        }

        private final Meanings meanings;
        private final Memo<Word> words = new Memo<>();

        Memory(Meanings meanings) {
            this.meanings = meanings;
        }

        private Word word(long hash, String word) {
            return words.get(hash, () -> {
                String sound = Phonetics.key(word);
                return new Word(Hashes.of(sound), meanings.of(sound));
            });
        }
    }

    private static final long PIECES = Hashes.of("LETTERS");
    private static final int SHORTEST_PIECE = 2;
    private static final int LONGEST_PIECE = 5;
    private static final int MOST_SUBJECTS = 16; // of more, pairs tell nothing
    private static final int USUAL = 150;
    private static final char BEGIN = '<';
    private static final char END = '>';
    private static final int BITS = 28;
    private static final long MASK = (1L << BITS) - 1;
    private static final int A_WORD = 1 << (BITS - 1); // no group but the sound of the word with this number

    private final List<String> words;
    private final Meanings meanings;
    private final long[] hashes; // of the words
    private final long[] sounds;
    private final int[][] groups;
    private final int[] unlike; // words that sound like none before
    private int unlikes;

    private final HashNumbers traits = new HashNumbers(USUAL);
    private final int[] ends = new int[View.SIGNS.number];
    private long[] origins = new long[USUAL];

    WordTraits(List<String> words, Memory memory) {
        this.words = words;
        meanings = memory.meanings;
        hashes = new long[words.size()];
        sounds = new long[hashes.length];
        groups = new int[hashes.length][];
        unlike = new int[hashes.length];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = Hashes.of(words.get(i));
            Memory.Word word = memory.word(hashes[i], words.get(i));
            sounds[i] = word.sound;
            groups[i] = word.groups;
        }
        words();
        ends[View.WORDS.number] = traits.size();
        together();
        meanings();
        ends[View.MEANINGS.number] = traits.size();
    }

    int size() {
        return traits.size();
    }

    /** The hash of each; those of one side after those of another. */
    long[] hashes() {
        return traits.all();
    }

    /** The first trait that no longer belongs to a side of words. */
    int end(View view) {
        return ends[view.number];
    }

    String name(int trait) {
        long origin = origins[trait];
        int one = (int) ((origin >> BITS) & MASK);
        int other = (int) (origin & MASK);
        return switch (Kind.ALL.get((int) (origin >> (2 * BITS)))) {
            case WORD -> "w:" + words.get(one);
            case FOLLOWING ->
                "b:" + (one == 0 ? "^" : words.get(one - 1)) + ' ' + (one == words.size() ? "$" : words.get(one));
            case SOUND -> "p:" + sound(one);
            case SOUNDS -> "q:" + sound(one) + ' ' + sound(one + 1);
            case SOUNDS_APART -> "s:" + sound(one) + ' ' + sound(one + 2);
            case MEANING -> "m:" + meanings.name(one);
            case TOGETHER -> "+" + meanings.name(one) + " + " + meanings.name(other);
            case NEIGHBOURS -> "n:" + called(one) + ' ' + called(other);
            case APART -> "n:" + called(one) + " . " + called(other);
        };
    }

    /** How many words sound unlike each other. */
    int unlikeWords() {
        return unlikes;
    }

    /** The hash of the sound of one of these. */
    long unlikeSound(int i) {
        return sounds[unlike[i]];
    }

    /** The pieces of one of these, which typing errors leave whole; each once. */
    long[] pieces(int i) {
        String letters = BEGIN + sound(unlike[i]) + END;
        HashNumbers pieces = new HashNumbers(letters.length() * LONGEST_PIECE);
        for (int begin = 0; begin < letters.length(); begin++) {
            int last = Math.min(letters.length(), begin + LONGEST_PIECE);
            long begun = Hashes.START;
            for (int end = begin + 1; end <= last; end++) {
                begun = Hashes.step(begun, letters.charAt(end - 1));
                if (end - begin >= SHORTEST_PIECE) {
                    pieces.number(Hashes.of(PIECES, Hashes.end(begun)));
                }
            }
        }
        return pieces.all();
    }

    private void words() {
        long before = BEGIN;
        for (int i = 0; i < hashes.length; i++) {
            add(Kind.WORD, hashes[i], i, 0);
            add(Kind.FOLLOWING, Hashes.of(before, hashes[i]), i, 0);
            before = hashes[i];
        }
        add(Kind.FOLLOWING, Hashes.of(before, END), hashes.length, 0);
        for (int i = 0; i < sounds.length; i++) {
            if (add(Kind.SOUND, sounds[i], i, 0)) {
                unlike[unlikes++] = i;
            }
            if (i + 1 < sounds.length) {
                add(Kind.SOUNDS, Hashes.of(sounds[i], sounds[i + 1]), i, 0);
            }
            if (i + 2 < sounds.length) {
                add(Kind.SOUNDS_APART, Hashes.of(sounds[i], sounds[i + 2]), i, 0);
            }
        }
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
                    add(kind, Hashes.of(hashOf(one), hashOf(other)), one, other);
                }
            }
        }
    }

    private int[] orWord(int i) {
        return groups[i].length == 0 ? new int[] {A_WORD + i} : groups[i];
    }

    private long hashOf(int groupOrWord) {
        return groupOrWord < A_WORD ? meanings.hash(groupOrWord) : ~sounds[groupOrWord - A_WORD];
    }

    private String called(int groupOrWord) {
        return groupOrWord < A_WORD ? meanings.name(groupOrWord) : '=' + sound(groupOrWord - A_WORD);
    }

    private String sound(int word) {
        return Phonetics.key(words.get(word));
    }

    /** Whether it was not there before. */
    private boolean add(Kind kind, long hash, int one, int other) {
        int number = traits.size();
        if (traits.number(Hashes.of(kind.seed, hash)) != number) {
            return false;
        }
        if (number == origins.length) {
            origins = Arrays.copyOf(origins, number * 2);
        }
        origins[number] = ((((long) kind.number) << BITS | one) << BITS) | other;
        return true;
    }
}
