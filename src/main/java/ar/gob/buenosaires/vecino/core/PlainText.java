package ar.gob.buenosaires.vecino.core;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.lucene.analysis.miscellaneous.ASCIIFoldingFilter;

/**
 * What somebody wrote, as words without case, accents, marks and stretched letters; an emoji is a word. Each word knows
 * its sentence. Any text at all can be read; very long ones to their first {@value #MAX_CHARS} characters.
 */
public final class PlainText {

    private static final int MAX_CHARS = 8192; // a WhatsApp text has at most 4,096

    private final List<String> words;
    private final List<Integer> sentences;

    private PlainText(List<String> words, List<Integer> sentences) {
        this.words = List.copyOf(words);
        this.sentences = List.copyOf(sentences);
    }

    public static PlainText of(String text) {
        Reader reader = new Reader();
        // one character may become eighteen
        start(Normalizer.normalize(start(text), Normalizer.Form.NFKC))
                .codePoints()
                .forEach(reader::read);
        return reader.end();
    }

    private static String start(String text) {
        return text.length() > MAX_CHARS ? text.substring(0, MAX_CHARS) : text;
    }

    /** The words in order. */
    public List<String> words() {
        return words;
    }

    /** The number of the sentence that a word stands in, from 0. */
    public int sentence(int word) {
        return sentences.get(word);
    }

    /** The words from one on, up to another that is left out. */
    public PlainText part(int from, int to) {
        return new PlainText(words.subList(from, to), sentences.subList(from, to));
    }

    /** Each sentence by itself, in order. */
    public List<PlainText> sentences() {
        List<PlainText> all = new ArrayList<>();
        int from = 0;
        for (int i = 1; i <= words.size(); i++) {
            if (i == words.size() || !sentences.get(i).equals(sentences.get(from))) {
                all.add(part(from, i));
                from = i;
            }
        }
        return all;
    }

    /** The same text with some words replaced by others, by none or by several. */
    public PlainText replace(Function<String, List<String>> replacement) {
        List<String> replaced = new ArrayList<>();
        List<Integer> kept = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (String word : replacement.apply(words.get(i))) {
                replaced.add(word);
                kept.add(sentences.get(i));
            }
        }
        return new PlainText(replaced, kept);
    }

    /** The words with single spaces between them. */
    @Override
    public String toString() {
        return String.join(" ", words);
    }

    /** Cuts code points into words. */
    private static final class Reader {

        private static final String SENTENCE_ENDS = ".!?;:\n¿¡";

        private final List<String> words = new ArrayList<>();
        private final List<Integer> sentences = new ArrayList<>();
        private final StringBuilder word = new StringBuilder();
        private int sentence;
        private int pendingMark = -1;
        private int run;

        void read(int c) {
            if (Character.isLetterOrDigit(c)) {
                takeMark(c);
                fold(Character.toLowerCase(c));
            } else if (isInvisible(c) || c == '\'' || c == '’' || c == '´' || c == '`') {
                return;
            } else if (!word.isEmpty() && (c == '.' || c == ',' || c == '@') && pendingMark < 0) {
                pendingMark = c;
            } else {
                endWord();
                mark(c);
            }
        }

        PlainText end() {
            endWord();
            return new PlainText(words, sentences);
        }

        /** A point between digits belongs to the number; an at sign between letters is an a. */
        private void takeMark(int next) {
            if (pendingMark < 0) {
                return;
            }
            boolean number = Character.isDigit(next) && Character.isDigit(word.charAt(word.length() - 1));
            if (pendingMark == '@') {
                word.append('a');
            } else if (number) {
                word.append('.');
            } else {
                endWord();
            }
            pendingMark = -1;
        }

        private void mark(int c) {
            if (SENTENCE_ENDS.indexOf(c) >= 0) {
                sentence = words.isEmpty() ? 0 : sentences.getLast() + 1;
            } else if (Character.getType(c) == Character.OTHER_SYMBOL) {
                String emoji = Character.toString(c);
                if (words.isEmpty() || !words.getLast().equals(emoji)) {
                    add(emoji);
                }
            }
        }

        private void fold(int c) {
            if (c < 128) { // nearly all letters, and nothing to fold
                append((char) c);
                return;
            }
            char[] in = Character.toChars(c);
            char[] out = new char[4 * in.length];
            int length = ASCIIFoldingFilter.foldToASCII(in, 0, out, 0, in.length);
            for (int i = 0; i < length; i++) {
                append(Character.toLowerCase(out[i]));
            }
        }

        /** A letter three times or more counts once. */
        private void append(char c) {
            int n = word.length();
            if (n == 0 || word.charAt(n - 1) != c || Character.isDigit(c)) {
                word.append(c);
                run = 1;
            } else {
                run++;
                word.setLength(run == 3 ? n - 1 : n);
                if (run == 2) {
                    word.append(c);
                }
            }
        }

        private void endWord() {
            int mark = pendingMark;
            pendingMark = -1;
            if (!word.isEmpty()) {
                add(word.toString());
                word.setLength(0);
            }
            if (mark >= 0) {
                mark(mark);
            }
        }

        private void add(String found) {
            words.add(found);
            sentences.add(sentence);
        }

        private static boolean isInvisible(int c) {
            int type = Character.getType(c);
            return type == Character.FORMAT
                    || type == Character.NON_SPACING_MARK
                    || type == Character.ENCLOSING_MARK
                    || type == Character.MODIFIER_SYMBOL
                    || type == Character.SURROGATE;
        }
    }
}
