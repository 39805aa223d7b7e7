package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Heard.Rated;
import ar.gob.buenosaires.vecino.conversation.Label.Rank;
import ar.gob.buenosaires.vecino.conversation.Understanding.Alternative;
import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one message is taken for by the rows alone. */
final class ByRows {

    private static final int MAX_ALTERNATIVES = 3;
    private static final int MAX_LEFT_OVER = 2; // words that a greeting may have around it
    // the rows' own score is no probability, so the settings for learned ones do not fit it
    private static final double SURE = 0.55;
    private static final double UNSURE = 0.33;
    private static final double CLEAR = 0.7; // of learned scores, from which on another service is meant
    private static final double ELSEWHERE = 0.9; // of learned scores, from which on off-topic words are no follow-up

    private final Heard heard;
    private final Intents intents;
    private final RouterSettings settings;
    private final List<Rated> rated;

    ByRows(Heard heard, Intents intents, RouterSettings settings) {
        this.heard = heard;
        this.intents = intents;
        this.settings = settings;
        rated = heard.asks();
    }

    Understanding decide() {
        Optional<Rated> first = rated.stream()
                .filter(r -> r.score().label.rank() == Rank.FIRST && r.value() >= SURE)
                .findFirst();
        if (first.isPresent()) {
            return understanding(first.get(), Certainty.SURE, rated);
        }
        double best = rated.isEmpty() ? 0 : rated.getFirst().value();
        if (best < UNSURE || (best < SURE && heard.isOnlyATopic())) {
            return residue(MAX_LEFT_OVER).orElseGet(this::unknown);
        }
        Optional<Understanding> nothingElse = best < SURE ? residue(0) : Optional.empty();
        return nothingElse.orElseGet(() -> understanding(rated.getFirst(), certainty(best), rated));
    }

    /** Only a topic was named: it is about the service talked about a moment ago, whether that answers it or not. */
    Optional<Understanding> followUp(Understanding understood, @Nullable TalkedAbout last) {
        double best = rated.isEmpty() ? 0 : rated.getFirst().value();
        if (last == null || isElsewhere(understood, last.service())) {
            return Optional.empty();
        }
        boolean only = heard.isOnlyATopic() || (best < SURE && heard.isOnlyATopicOf(last.service()));
        Optional<Understanding> answered = only || best < UNSURE ? topic(last) : Optional.empty();
        if (answered.isPresent() || !only) {
            return answered;
        }
        return Optional.of(heard.isTold(last) ? about(last, "told in the answer before") : lacking(last.service()));
    }

    /** Other things are named beside a topic, and they are hardly of this service ("cuánto sale un kilo de asado"). */
    private boolean isElsewhere(Understanding understood, String lastService) {
        return understood.intent().equals(Understanding.NONE)
                && understood.score() >= ELSEWHERE
                && understood.alternatives().stream()
                        .noneMatch(other -> other.intent().equals(lastService))
                && !heard.isOnlyATopicOf(lastService)
                && !heard.goesOn();
    }

    /** What may as well be about the service talked about a moment ago names one of its topics in its words. */
    Optional<Understanding> rather(Understanding doubtful, @Nullable TalkedAbout last) {
        if (last == null) {
            return Optional.empty();
        }
        String lastService = last.service();
        boolean near = isNearlyAsLikely(lastService, doubtful);
        boolean none = doubtful.intent().equals(Understanding.NONE);
        boolean sure = doubtful.certainty() == Certainty.SURE && !near && (none || doubtful.score() >= CLEAR);
        boolean other = !none && !doubtful.intent().equals(lastService) && !near && doubtful.score() >= CLEAR;
        if (sure || other || !heard.namesATopicOf(lastService) || isElsewhere(doubtful, lastService)) {
            return Optional.empty();
        }
        return topic(last);
    }

    private static boolean isNearlyAsLikely(String service, Understanding doubtful) {
        return doubtful.alternatives().stream()
                .anyMatch(other -> other.intent().equals(service) && 2 * other.score() >= doubtful.score());
    }

    private static Understanding about(TalkedAbout answer, String reason) {
        return new Understanding(
                answer.service(), answer.topic(), null, Certainty.SURE, SURE, List.of(), List.of(reason));
    }

    /** The service is understood, but has no answer about what was asked. */
    private static Understanding lacking(String service) {
        return new Understanding(
                service,
                null,
                null,
                Certainty.UNKNOWN,
                0,
                List.of(new Alternative(service, 0)),
                List.of("a topic that the service talked about before does not answer"));
    }

    private Optional<Understanding> topic(TalkedAbout last) {
        return heard.topicAfter(last)
                .map(topic ->
                        about(new TalkedAbout(last.service(), topic), "topic of the service talked about before"));
    }

    private Certainty certainty(double best) {
        double lead = rated.size() == 1 ? 1 : best - rated.get(1).value();
        return best >= SURE && lead >= settings.margin() ? Certainty.SURE : Certainty.UNSURE;
    }

    private Optional<Understanding> residue(int maxLeftOver) {
        BitSet said = new BitSet();
        List<Rated> residues = heard.residue();
        residues.forEach(r -> said.or(r.score().covered()));
        if (heard.left(said) > maxLeftOver) {
            return Optional.empty();
        }
        return residues.stream()
                .filter(r -> r.value() >= UNSURE)
                .min(Comparator.comparingInt(r -> order(r.score().label)))
                .map(r -> understanding(r, Certainty.SURE, residues));
    }

    /** In the order of the data file: what is asked for, then a farewell, thanks, a greeting. */
    private int order(Label label) {
        return intents.residue().indexOf(label);
    }

    private Understanding understanding(Rated best, Certainty certainty, List<Rated> all) {
        Label label = best.score().label;
        boolean outside = label.intent().equals(Understanding.NONE);
        return new Understanding(
                label.intent(),
                outside ? null : heard.topic(label.intent()).orElse(null),
                label.owner(),
                outside && label.owner() == null ? Certainty.UNKNOWN : certainty,
                best.value(),
                alternatives(all, label),
                best.score().reasons());
    }

    private Understanding unknown() {
        double score = rated.isEmpty() ? 0 : 1 - rated.getFirst().value();
        return new Understanding(
                Understanding.NONE, null, null, Certainty.UNKNOWN, score, alternatives(rated, null), List.of());
    }

    private static List<Alternative> alternatives(List<Rated> rated, @Nullable Label except) {
        return rated.stream()
                .filter(r -> !r.score().label.equals(except))
                .filter(r -> !r.score().label.intent().equals(Understanding.NONE))
                .limit(MAX_ALTERNATIVES)
                .map(r -> new Alternative(r.score().label.intent(), r.value()))
                .toList();
    }
}
