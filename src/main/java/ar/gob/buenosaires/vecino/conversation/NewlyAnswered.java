package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Comparison;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Pair;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Taken;
import ar.gob.buenosaires.vecino.faq.ContentAway;
import ar.gob.buenosaires.vecino.faq.PublishedContent;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions.Place;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Questions that changed content answers for sure and the content before it did not, although nobody decided about them.
 * Their masked texts are routed by both; what is found is remembered by the node alone, till the next change. Called by
 * one thread.
 */
@Component
class NewlyAnswered {

    private final PublishedContent content;
    private final Rehearsal trial;
    private final UnansweredQuestions questions;
    private final Clock clock;
    private @Nullable Catalogue before;
    private Instant changed = Instant.EPOCH;
    private Map<String, Place> found = Map.of();

    NewlyAnswered(PublishedContent content, Rehearsal trial, UnansweredQuestions questions, Clock clock) {
        this.content = content;
        this.trial = trial;
        this.questions = questions;
        this.clock = clock;
    }

    /** Routes what waits anew where the content has changed since the last look. */
    void look(Supplier<List<String>> waiting) {
        Catalogue now;
        try {
            now = content.current();
        } catch (ContentAway e) {
            return;
        }
        Catalogue last = before;
        if (last != null && last.version() != now.version()) {
            changed = clock.instant();
            found = found(questions.undecided(waiting.get()), last, now);
        }
        before = now;
    }

    /** Those whose answer is known. */
    Set<String> keys() {
        return found.keySet();
    }

    Optional<Place> place(String key) {
        return Optional.ofNullable(found.get(key));
    }

    /** Whoever asked to be told after this was answered from the changed content already. */
    Instant changed() {
        return changed;
    }

    private Map<String, Place> found(Map<String, List<String>> waiting, Catalogue last, Catalogue now) {
        if (waiting.isEmpty()) {
            return Map.of();
        }
        Comparison both = trial.of(last, now);
        Map<String, Place> answered = new HashMap<>();
        waiting.forEach((key, texts) -> {
            List<Pair> pairs = texts.stream().map(both::take).toList();
            if (found.containsKey(key)
                    || pairs.stream().noneMatch(pair -> pair.before().sure())) {
                place(pairs, now).ifPresent(place -> answered.put(key, place));
            }
        });
        return Map.copyOf(answered);
    }

    /** Where all of the texts lead for sure; never to what may tell of illness, danger or violence. */
    private static Optional<Place> place(Collection<Pair> pairs, Catalogue now) {
        Set<Taken> taken = pairs.stream().map(Pair::after).collect(Collectors.toSet());
        Taken only = taken.iterator().next();
        if (taken.size() > 1 || !only.sure() || Unanswered.GRAVE.contains(only.intent())) {
            return Optional.empty();
        }
        return now.service(only.intent())
                .flatMap(service -> service.answer(only.topic()).or(() -> service.answer(null)))
                .map(answer -> new Place(only.intent(), answer.topic()));
    }
}
