package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Looks for signs of danger in what residents write, by the phrases that ship in the jar and by those that people added
 * since. Needs no database, never throws, and takes some tens of microseconds for an ordinary message.
 */
@Component
class RedFlags {

    private static final Logger log = LoggerFactory.getLogger(RedFlags.class);

    /**
     * What was found.
     *
     * @param signs the gravest first
     * @param lowered ids of signs that a guard lowered, with the guard's
     * @param language in which the answer is due besides Spanish, or {@code es}
     * @param added whether a phrase was found that people added: then nothing that was learned lowers it
     */
    record Findings(List<RedFlag> signs, List<String> lowered, String language, boolean added) {

        static final Findings NONE = new Findings(List.of(), List.of(), "es", false);

        Optional<RedFlag> gravest() {
            return signs.stream().findFirst();
        }

        /** The same signs, all lowered by one guard. */
        Findings lowered(String guard) {
            List<String> all = new ArrayList<>(lowered);
            signs.forEach(sign -> all.add(sign.id() + "/" + guard));
            return new Findings(List.of(), all, "es", false);
        }

        /** One sign more. */
        Findings with(RedFlag sign, String itsLanguage) {
            List<RedFlag> all = new ArrayList<>(signs);
            all.add(sign);
            return new Findings(all, lowered, itsLanguage, added);
        }

        /** These and those of phrases that people added. */
        Findings with(Findings more) {
            if (more.signs.isEmpty()) {
                return this;
            }
            Set<RedFlag> both = new LinkedHashSet<>(signs);
            both.addAll(more.signs);
            return new Findings(gravestFirst(both), lowered, signs.isEmpty() ? more.language : language, true);
        }
    }

    /** A phrase that people added, as words in order, for a flag of the data. */
    record Phrase(String flag, String words) {}

    /** Such phrases ready to be looked for: guards and typing errors count for them as for those that ship. */
    private record Added(RedFlagFile data, PhraseIndex<RedFlag> signs) {}

    private final ChatWords words;
    private final RedFlagFile data;
    private volatile @Nullable Added added;
    private volatile int changes;

    @Autowired
    RedFlags(ChatWords words) {
        this(words, shipped(new Vocabulary(false, words.common())));
    }

    private RedFlags(ChatWords words, RedFlagFile data) {
        this.words = words;
        this.data = data;
    }

    private static RedFlagFile shipped(Vocabulary vocabulary) {
        return DataFiles.read("red-flags.yaml", root -> new RedFlagFile(root, vocabulary));
    }

    /** From now on these phrases count beside those that ship; the number of changes that led to them is the version. */
    void add(List<Phrase> phrases, int changes) {
        added = phrases.isEmpty() ? null : index(phrases);
        this.changes = changes;
    }

    /** The same with these phrases added in place of those now, for a trial. */
    RedFlags adding(List<Phrase> phrases) {
        RedFlags other = new RedFlags(words, data);
        other.add(phrases, changes);
        return other;
    }

    /** With a vocabulary of their own: a word that is added must not hide a typing error of one that ships. */
    private Added index(List<Phrase> phrases) {
        Vocabulary vocabulary = new Vocabulary(false, words.common());
        RedFlagFile again = shipped(vocabulary);
        PhraseIndex<RedFlag> signs = new PhraseIndex<>(vocabulary, Map.of());
        for (Phrase phrase : phrases) {
            flag(phrase.flag())
                    .ifPresentOrElse(
                            flag -> signs.addWords(
                                    flag, phrase.words(), List.of(phrase.words().split(" ", -1))),
                            () -> log.warn(
                                    "a phrase was added to flag {}, which this release has no more", phrase.flag()));
        }
        return new Added(again, signs);
    }

    Optional<RedFlag> flag(String id) {
        return flags().keySet().stream().filter(flag -> flag.id().equals(id)).findFirst();
    }

    /** All that ship, with their patterns. */
    Map<RedFlag, List<String>> flags() {
        return data.flags;
    }

    /** The version of the data and of what people added, kept with every decision. */
    String version() {
        int now = changes;
        return now == 0 ? data.version : data.version + "/" + now;
    }

    /** How what was learned from messages is weighed beside the phrases. */
    RedFlagFile.Learning learned() {
        return data.learning;
    }

    Findings find(PlainText text) {
        Findings shipped = find(text, data, data.signs);
        Added now = added;
        return now == null ? shipped : shipped.with(find(text, now.data(), now.signs()));
    }

    /** Whether it has a phrase that people added; without a look for those that ship. */
    boolean findsAdded(PlainText text) {
        Added now = added;
        return now != null && !find(text, now.data(), now.signs()).signs().isEmpty();
    }

    private Findings find(PlainText text, RedFlagFile data, PhraseIndex<RedFlag> phrases) {
        Reading reading = phrases.read(text);
        List<PhraseIndex.Hit<RedFlag>> hits = phrases.find(reading);
        if (hits.isEmpty()) {
            return Findings.NONE;
        }
        List<PhraseIndex.Hit<Guard>> guards = guards(data, reading);
        Set<RedFlag> signs = new LinkedHashSet<>();
        Set<String> lowered = new LinkedHashSet<>();
        for (PhraseIndex.Hit<RedFlag> hit : hits) {
            Optional<String> guard = guards.stream()
                    .filter(here -> here.what().lowers(hit, here, reading))
                    .map(here -> here.what().id())
                    .findFirst();
            guard.ifPresentOrElse(id -> lowered.add(hit.what().id() + "/" + id), () -> signs.add(hit.what()));
        }
        List<RedFlag> found = gravestFirst(signs);
        return new Findings(found, List.copyOf(lowered), language(found, text), false);
    }

    private static List<RedFlag> gravestFirst(Set<RedFlag> signs) {
        return signs.stream().sorted(Comparator.comparing(RedFlag::level)).toList();
    }

    private static List<PhraseIndex.Hit<Guard>> guards(RedFlagFile data, Reading reading) {
        Set<Guard> off = new HashSet<>();
        data.exceptions.find(reading).forEach(hit -> off.add(hit.what()));
        return data.guards.find(reading).stream()
                .filter(hit -> !off.contains(hit.what()))
                .toList();
    }

    /** The sign's own language when it is foreign, else what the other words tell. */
    private String language(List<RedFlag> signs, PlainText text) {
        return signs.stream()
                .map(RedFlag::language)
                .filter(language -> !language.equals("es"))
                .findFirst()
                .orElseGet(() -> words.language(text));
    }
}
