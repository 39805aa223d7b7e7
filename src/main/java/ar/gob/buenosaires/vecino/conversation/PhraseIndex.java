package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Vocabulary.Guess;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

    private record Element(BitSet ids, int gapBefore) {}

    private record Phrase<T>(T what, String text, List<List<Element>> parts) {}

    private record Span(int from, int to, double quality) {
        Span with(Span other) {
            return new Span(Math.min(from, other.from), Math.max(to, other.to), Math.min(quality, other.quality));
        }
    }

    private final Vocabulary vocabulary;
    private final Map<String, List<String>> slots;
    private final Map<Integer, List<Phrase<T>>> byFirst = new HashMap<>();

    PhraseIndex(Vocabulary vocabulary, Map<String, List<String>> slots) {
        this.vocabulary = vocabulary;
        this.slots = Map.copyOf(slots);
    }

    /** Adds words as somebody would write them. */
    void addWords(T what, String text, List<String> words) {
        List<Element> elements = new ArrayList<>();
        for (String word : words) {
            BitSet ids = new BitSet();
            ids.set(vocabulary.add(word));
            elements.add(new Element(ids, GAP));
        }
        if (!elements.isEmpty()) {
            add(new Phrase<>(what, text, List.of(elements)));
        }
    }

    /** Adds a pattern of a data file, whose words are folded already. */
    void addPattern(T what, String pattern) {
        for (String variant : variants(pattern)) {
            List<List<Element>> parts = new ArrayList<>();
            for (String part : variant.split(" \\+ ", -1)) {
                parts.add(elements(part.strip()));
            }
            add(new Phrase<>(what, variant, parts));
        }
    }

    Reading read(PlainText text) {
        return new Reading(text, vocabulary);
    }

    List<Hit<T>> find(Reading reading) {
        List<Hit<T>> hits = new ArrayList<>();
        IdentityHashMap<List<Element>, Optional<Span>> elsewhere = new IdentityHashMap<>();
        for (int i = 0; i < reading.size(); i++) {
            Set<Phrase<T>> tried = Collections.newSetFromMap(new IdentityHashMap<>());
            for (Guess guess : reading.guesses(i)) {
                for (Phrase<T> phrase : byFirst.getOrDefault(guess.id(), List.of())) {
                    if (tried.add(phrase)) {
                        match(phrase, reading, i, elsewhere, hits);
                    }
                }
            }
        }
        return hits;
    }

    private void add(Phrase<T> phrase) {
        BitSet first = phrase.parts().getFirst().getFirst().ids();
        first.stream()
                .forEach(id ->
                        byFirst.computeIfAbsent(id, i -> new ArrayList<>()).add(phrase));
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

    private BitSet ids(String token) {
        BitSet ids = new BitSet();
        for (String alternative : token.split("\\|", -1)) {
            List<String> words = alternative.startsWith("{") ? slot(alternative) : List.of(alternative);
            words.forEach(word -> ids.set(id(word)));
        }
        return ids;
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

    /** @param elsewhere where parts that may stand anywhere were found before, so that each is looked for once */
    private void match(
            Phrase<T> phrase,
            Reading reading,
            int start,
            IdentityHashMap<List<Element>, Optional<Span>> elsewhere,
            List<Hit<T>> hits) {
        Optional<Span> whole = span(phrase.parts().getFirst(), reading, start);
        for (List<Element> part : phrase.parts().subList(1, phrase.parts().size())) {
            whole = whole.flatMap(one ->
                    elsewhere.computeIfAbsent(part, p -> anywhere(p, reading)).map(one::with));
        }
        whole.ifPresent(
                span -> hits.add(new Hit<>(phrase.what(), phrase.text(), span.from(), span.to(), span.quality())));
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
        int last = Math.min(reading.size() - 1, soFar.to() + 1 + element.gapBefore());
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
        for (Guess guess : reading.guesses(position)) {
            if (element.ids().get(guess.id())) {
                return guess.quality();
            }
        }
        return 0;
    }
}
