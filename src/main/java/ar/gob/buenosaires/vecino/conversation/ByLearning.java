package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Heard.Rated;
import ar.gob.buenosaires.vecino.conversation.Understanding.Alternative;
import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one message is taken for by what was learned, with the rows as evidence. */
final class ByLearning {

    private static final Comparator<Alternative> LIKELIEST_FIRST =
            Comparator.comparingDouble(Alternative::score).reversed().thenComparing(Alternative::intent);
    private static final int MAX_ALTERNATIVES = 3;
    private static final double WORTH_A_BUTTON = 0.05;
    private static final int MOST_REASONS = 4;

    private final Heard heard;
    private final Learned learned;
    private final Lexicon lexicon;
    private final RouterSettings settings;

    ByLearning(Heard heard, Learned learned, Lexicon lexicon, RouterSettings settings) {
        this.heard = heard;
        this.learned = learned;
        this.lexicon = lexicon;
        this.settings = settings;
    }

    Understanding decide(Traits words) {
        Traits traits = IntentLessons.withSupport(words, heard, settings.support());
        Learned.Seen seen = learned.see(traits);
        List<Alternative> likely = likely(seen);
        Alternative best = likely.getFirst();
        if (tellsNothing(traits)) {
            return new Understanding(
                    Understanding.NONE, null, null, Certainty.UNKNOWN, best.score(), List.of(), List.of());
        }
        String intent = best.intent();
        double second = likely.size() > 1 ? likely.get(1).score() : 0;
        Certainty certainty = CityRouter.certainty(best.score(), second, settings);
        String owner = intent.equals(Understanding.NONE) ? owner() : null;
        boolean outside = intent.equals(Understanding.NONE);
        return new Understanding(
                intent,
                outside ? null : heard.topic(intent).orElse(null),
                owner,
                outside && owner == null ? Certainty.UNKNOWN : certainty,
                best.score(),
                alternatives(likely, intent),
                reasons(seen, intent));
    }

    /** No word was ever seen, or a topic was named but not of what. */
    private boolean tellsNothing(Traits traits) {
        boolean silent = heard.asks().isEmpty() && heard.residue().isEmpty();
        return heard.isOnlyATopic() || (silent && !learned.knowsAWord(traits));
    }

    /** The likeliest intents, the first of them whatever its share; danger is none, as it was looked for before. */
    private List<Alternative> likely(Learned.Seen seen) {
        float[] shares = learned.probabilities(seen, settings.temperature());
        int emergency = learned.labels().indexOf(Comprehension.EMERGENCY);
        double rest = Math.max(1e-6, 1 - (emergency < 0 ? 0 : (double) shares[emergency]));
        List<Alternative> likely = new ArrayList<>(shares.length + 1);
        for (int i = 0; i < shares.length; i++) {
            if (i != emergency) {
                likely.add(new Alternative(learned.labels().get(i), shares[i] / rest));
            }
        }
        heedRows(likely);
        double least = Math.min(
                WORTH_A_BUTTON, Collections.min(likely, LIKELIEST_FIRST).score());
        likely.removeIf(other -> other.score() < least);
        likely.sort(LIKELIEST_FIRST);
        return likely;
    }

    /** A service that is named with at most a topic, or that no message was labelled with, counts as its rows say. */
    private void heedRows(List<Alternative> likely) {
        int telling = heard.wordsBesideTopics();
        for (Rated rated : heard.asks()) {
            String intent = rated.score().label.intent();
            double said = rated.value() * settings.newcomer();
            boolean heeded = !learned.isPractised(intent) || rated.score().isNamed(telling);
            if (heeded && lexicon.isService(intent)) {
                raise(likely, new Alternative(intent, said));
            }
        }
    }

    /** Where it is likelier than it was, what it takes is taken from the others alike. */
    private static void raise(List<Alternative> likely, Alternative one) {
        double before = 0;
        for (Alternative other : likely) {
            before += other.intent().equals(one.intent()) ? other.score() : 0;
        }
        if (one.score() > before) {
            likely.removeIf(other -> other.intent().equals(one.intent()));
            double rest = (1 - one.score()) / Math.max(1e-6, 1 - before);
            likely.replaceAll(other -> new Alternative(other.intent(), other.score() * rest));
            likely.add(one);
        }
    }

    /** Who runs what the City does not, by the rows; "ok" and the like only where nothing else is said. */
    private @Nullable String owner() {
        return heard.best(Understanding.NONE)
                .filter(rated -> rated.value() >= settings.unsure())
                .filter(rated -> rated.score().label.rank() != Label.Rank.RESIDUE
                        || heard.left(rated.score().covered()) == 0)
                .map(rated -> rated.score().label.owner())
                .orElse(null);
    }

    private static List<Alternative> alternatives(List<Alternative> likely, String except) {
        return likely.stream()
                .filter(other -> !other.intent().equals(except))
                .filter(other -> !other.intent().equals(Understanding.NONE) && other.score() >= WORTH_A_BUTTON)
                .limit(MAX_ALTERNATIVES)
                .toList();
    }

    private List<String> reasons(Learned.Seen seen, String intent) {
        List<String> reasons = new ArrayList<>(
                heard.best(intent).map(rated -> rated.score().reasons()).orElse(List.of()));
        reasons.addAll(learned.reasons(seen, intent, MOST_REASONS));
        return reasons;
    }
}
