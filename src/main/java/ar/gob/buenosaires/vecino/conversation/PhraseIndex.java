package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds phrases in messages. A phrase is words in order, with at most two others between one and the next. Patterns in
 * data files may say more: {@code a|b} one of these; {@code conv*} a word that begins so; {@code =a} right after the one
 * before; {@code ..} up to six words between; {@code {slot}} one of a named list; {@code a?} or without it; {@code a + b} both, in any
 * order.
 *
 * @param <T> what a phrase stands for
 */
final class PhraseIndex<T> {

    /** A phrase that was found: words {@code from} to {@code to}, both included. */
    record Hit<T>(T what, String phrase, int from, int to, double quality) {}

    private static final int GAP = 2;
    private static final int WIDE_GAP = 6;

    /** Any of some words, by number in order. */
    private static final class Element {

        private final int[] ids;
        private final int gapBefore;

        Element(IntStream ids, int gapBefore) {
            this.ids = ids.sorted().distinct().toArray();
            this.gapBefore = gapBefore;
        }

        /** The first of the guesses that is one of its words, or -1. */
        int among(List<Guess> guesses) {
            for (int g = 0; g < guesses.size(); g++) {
                if (Arrays.binarySearch(ids, guesses.get(g).id()) >= 0) {
                    return g;
                }
            }
            return -1;
        }

        /** Whether one of its words stands anywhere. */
        boolean mayBeIn(BitSet words) {
            for (int id : ids) {
                if (words.get(id)) {
                    return true;
                }
            }
            return false;
        }

        /** In how many phrases its words are. */
        int times(int[] times) {
            return IntStream.of(ids).map(id -> times[id]).sum();
        }
    }

    private record Phrase<T>(T what, String text, List<List<Element>> parts, int number) {}

    /** A phrase that is looked up by one of its words, and the others, those first that the fewest phrases have. */
    private static final class Candidate<T> {

        final Phrase<T> phrase;
        final Element[] others;

        Candidate(Phrase<T> phrase, List<Element> others) {
            this.phrase = phrase;
            this.others = others.toArray(Element[]::new);
        }

        boolean mayBeIn(BitSet words) {
            for (Element other : others) {
                if (!other.mayBeIn(words)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A hit by where it begins, by which meaning of that word, and by the order in which phrases were added. */
    private record Found<T>(long place, Hit<T> hit) {

        private static final int BITS = 20;

        Found(int start, int guess, int number, Hit<T> hit) {
            this(((((long) start) << BITS | guess) << BITS) | number, hit);
        }
    }

    private record Span(int from, int to, double quality) {
        Span with(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to), Math.min(quality, other.quality));
        }
    }

    private final Vocabulary vocabulary;
    private final Map<String, List<String>> slots;
    private final List<Phrase<T>> phrases = new ArrayList<>();
    private volatile @Nullable List<List<Candidate<T>>> index; // known once all are there

    PhraseIndex(Vocabulary vocabulary, Map<String, List<String>> slots) {
        this.vocabulary = vocabulary;
        this.slots = Map.copyOf(slots);
    }

    /** Adds words as somebody would write them. */
    void addWords(T what, String text, List<String> words) {
        List<Element> elements = new ArrayList<>();
        for (String word : words) {
            elements.add(new Element(IntStream.of(vocabulary.add(word)), GAP));
        }
        if (!elements.isEmpty()) {
            add(what, text, List.of(elements));
        }
    }

    /** Adds a pattern of a data file, whose words are folded already. */
    void addPattern(T what, String pattern) {
        for (String variant : variants(pattern)) {
            List<List<Element>> parts = new ArrayList<>();
            for (String part : variant.split(" \\+ ", -1)) {
                parts.add(elements(part.strip()));
            }
            add(what, variant, parts);
        }
    }

    Reading read(PlainText text) {
        return new Reading(text, vocabulary);
    }

    /** In the order of the words where they begin. */
    List<Hit<T>> find(Reading reading) {
        List<Found<T>> found = new ArrayList<>();
        BitSet tried = new BitSet();
        List<List<Candidate<T>>> index = byRarest();
        for (int id = reading.ids().nextSetBit(0);
                id >= 0 && id < index.size();
                id = reading.ids().nextSetBit(id + 1)) {
            List<Candidate<T>> candidates = index.get(id);
            for (int c = 0; c < candidates.size(); c++) {
                Candidate<T> candidate = candidates.get(c);
                if (candidate.mayBeIn(reading.ids()) && !tried.get(candidate.phrase.number())) {
                    tried.set(candidate.phrase.number());
                    match(candidate.phrase, reading, found);
                }
            }
        }
        found.sort(Comparator.comparingLong(Found::place));
        return found.stream().map(Found::hit).toList();
    }

    private void add(T what, String text, List<List<Element>> parts) {
        phrases.add(new Phrase<>(what, text, parts, phrases.size()));
        index = null;
    }

    /** Phrases by that of their words which the fewest phrases have, so that everyday words do not call up hundreds. */
    private List<List<Candidate<T>>> byRarest() {
        List<List<Candidate<T>>> known = index;
        if (known == null) {
            known = Stream.generate(() -> (List<Candidate<T>>) new ArrayList<Candidate<T>>(0))
                    .limit(vocabulary.size())
                    .toList();
            int[] times = new int[vocabulary.size()];
            for (Phrase<T> phrase : phrases) {
                phrase.parts()
                        .forEach(part -> part.forEach(
                                element -> IntStream.of(element.ids).forEach(id -> times[id]++)));
            }
            for (Phrase<T> phrase : phrases) {
                List<Element> rarestFirst = phrase.parts().stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparingInt(element -> element.times(times)))
                        .toList();
                Candidate<T> candidate = new Candidate<>(phrase, rarestFirst.subList(1, rarestFirst.size()));
                for (int id : rarestFirst.getFirst().ids) {
                    known.get(id).add(candidate);
                }
            }
            index = known;
        }
        return known;
    }

    private List<Element> elements(String part) {
        List<Element> elements = new ArrayList<>();
        int gap = GAP;
        for (String token : part.split(" ", -1)) {
            if (token.equals("..")) {
                gap = WIDE_GAP;
            } else {
                boolean close = token.startsWith("=");
                elements.add(new Element(ids(close ? token.substring(1) : token), close ? 0 : gap));
                gap = GAP;
            }
        }
        return elements;
    }

    private IntStream ids(String token) {
        return Arrays.stream(token.split("\\|", -1))
                .flatMap(alternative ->
                        alternative.startsWith("{") ? slot(alternative).stream() : Stream.of(alternative))
                .mapToInt(this::id);
    }

    private int id(String word) {
        boolean prefix = word.endsWith("*");
        String plain = prefix ? word.substring(0, word.length() - 1) : word;
        if (plain.isEmpty() || !PlainText.of(plain).words().equals(List.of(plain))) {
            throw new IllegalArgumentException("'" + word + "' is no folded word");
        }
        return prefix ? vocabulary.addPrefix(plain) : vocabulary.add(plain);
    }

    private List<String> slot(String braced) {
        List<String> words = slots.get(braced.substring(1, braced.length() - 1));
        if (words == null) {
            throw new IllegalArgumentException("no slot " + braced);
        }
        return words;
    }

    /** The pattern with and without each word that is marked as optional. */
    private static List<String> variants(String pattern) {
        int optional = pattern.indexOf('?');
        if (optional < 0) {
            return List.of(pattern);
        }
        int begin = pattern.lastIndexOf(' ', optional) + 1;
        String with = pattern.substring(0, optional) + pattern.substring(optional + 1);
        String without =
                pattern.substring(0, begin) + pattern.substring(optional + 1).strip();
        List<String> all = new ArrayList<>(variants(with));
        all.addAll(variants(without));
        return all;
    }

    /** The first part may stand in several places; where the others stand is the same for all of them. */
    private static <T> void match(Phrase<T> phrase, Reading reading, List<Found<T>> found) {
        List<Element> first = phrase.parts().getFirst();
        Optional<Span> others = Optional.empty();
        for (int i = 0; i < reading.size(); i++) {
            int guess = first.getFirst().among(reading.guesses(i));
            Optional<Span> whole = guess < 0 ? Optional.empty() : span(first, reading, i);
            if (whole.isPresent() && phrase.parts().size() > 1) {
                others = others.or(() -> others(phrase, reading));
                if (others.isEmpty()) {
                    return;
                }
                whole = Optional.of(whole.get().with(others.get()));
            }
            if (whole.isPresent()) {
                Span span = whole.get();
                Hit<T> hit = new Hit<>(phrase.what(), phrase.text(), span.from(), span.to(), span.quality());
                found.add(new Found<>(i, guess, phrase.number(), hit));
            }
        }
    }

    private static <T> Optional<Span> others(Phrase<T> phrase, Reading reading) {
        Span all = null;
        for (List<Element> part : phrase.parts().subList(1, phrase.parts().size())) {
            Optional<Span> one = anywhere(part, reading);
            if (one.isEmpty()) {
                return one;
            }
            all = all == null ? one.get() : all.with(one.get());
        }
        return Optional.ofNullable(all);
    }

    private static Optional<Span> anywhere(List<Element> part, Reading reading) {
        for (int i = 0; i < reading.size(); i++) {
            Optional<Span> found = span(part, reading, i);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Span> span(List<Element> part, Reading reading, int start) {
        double first = quality(part.getFirst(), reading, start);
        return first == 0 ? Optional.empty() : rest(part, 1, reading, new Span(start, start, first));
    }

    /** Goes on after what is matched so far; the nearest next word first, others when that leads nowhere. */
    private static Optional<Span> rest(List<Element> part, int next, Reading reading, Span soFar) {
        if (next == part.size()) {
            return Optional.of(soFar);
        }
        Element element = part.get(next);
        int last = Math.min(reading.size() - 1, soFar.to() + 1 + element.gapBefore);
        for (int i = soFar.to() + 1; i <= last; i++) {
            double quality = quality(element, reading, i);
            if (quality > 0) {
                Span longer = soFar.with(new Span(i, i, quality));
                Optional<Span> whole = rest(part, next + 1, reading, longer);
                if (whole.isPresent()) {
                    return whole;
                }
            }
        }
        return Optional.empty();
    }

    private static double quality(Element element, Reading reading, int position) {
        List<Guess> guesses = reading.guesses(position);
        int guess = element.among(guesses);
        return guess < 0 ? 0 : guesses.get(guess).quality();
    }
}
