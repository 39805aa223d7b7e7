package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Looks for signs of danger in what residents write. Needs nothing but data that ships in the jar, never throws, and
 * takes some tens of microseconds for an ordinary message.
 */
@Component
class RedFlags {

    /**
     * What was found.
     *
     * @param signs the gravest first
     * @param lowered ids of signs that a guard lowered, with the guard's
     * @param language in which the answer is due besides Spanish, or {@code es}
     */
    record Findings(List<RedFlag> signs, List<String> lowered, String language) {

        Optional<RedFlag> gravest() {
            return signs.stream().findFirst();
        }

        /** The same signs, all lowered by one guard. */
        Findings lowered(String guard) {
            List<String> all = new ArrayList<>(lowered);
            signs.forEach(sign -> all.add(sign.id() + "/" + guard));
            return new Findings(List.of(), all, "es");
        }

        /** One sign more. */
        Findings with(RedFlag sign, String itsLanguage) {
            List<RedFlag> all = new ArrayList<>(signs);
            all.add(sign);
            return new Findings(all, lowered, itsLanguage);
        }
    }

    private final ChatWords words;
    private final RedFlagFile data;

    RedFlags(ChatWords words) {
        this.words = words;
        Vocabulary vocabulary = new Vocabulary(false, words.common());
        data = DataFiles.read("red-flags.yaml", root -> new RedFlagFile(root, vocabulary));
    }

    /** The version of the data, kept with every decision. */
    String version() {
        return data.version;
    }

    /** How what was learned from messages is weighed beside the phrases. */
    RedFlagFile.Learning learned() {
        return data.learning;
    }

    Findings find(PlainText text) {
        Reading reading = data.signs.read(text);
        List<PhraseIndex.Hit<RedFlag>> hits = data.signs.find(reading);
        if (hits.isEmpty()) {
            return new Findings(List.of(), List.of(), "es");
        }
        List<PhraseIndex.Hit<Guard>> guards = guards(reading);
        Set<RedFlag> signs = new LinkedHashSet<>();
        Set<String> lowered = new LinkedHashSet<>();
        for (PhraseIndex.Hit<RedFlag> hit : hits) {
            Optional<String> guard = guards.stream()
                    .filter(here -> here.what().lowers(hit, here, reading))
                    .map(here -> here.what().id())
                    .findFirst();
            guard.ifPresentOrElse(id -> lowered.add(hit.what().id() + "/" + id), () -> signs.add(hit.what()));
        }
        List<RedFlag> gravestFirst = new ArrayList<>(signs);
        gravestFirst.sort(Comparator.comparing(RedFlag::level));
        return new Findings(List.copyOf(gravestFirst), List.copyOf(lowered), language(gravestFirst, text));
    }

    private List<PhraseIndex.Hit<Guard>> guards(Reading reading) {
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
