package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Evidence.Kind;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What speaks for and against one label in one message. */
final class Score {

    private static final double HALF_SURE = 4; // points at which the score is 1 - 1/e
    private static final double EXAMPLE_POINTS = 5;
    private static final double LIKE_ENOUGH = 0.3;
    private static final double VERY_LIKE = 0.75;
    private static final double[] FADING = {1, 0.6, 0.4, 0.3};

    /** Points from which a topic counts. */
    static final double TOPIC = 2;

    final Label label;
    private final List<PhraseIndex.Hit<Clue>> hits = new ArrayList<>();
    private final Map<String, Double> topics = new HashMap<>();
    private final BitSet covered = new BitSet();
    private final BitSet aboutTopics = new BitSet();
    private final Map<String, BitSet> topicWords = new HashMap<>();
    private final Set<String> likened = new HashSet<>();
    private Optional<Examples.Likeness> closest = Optional.empty();

    Score(Label label) {
        this.label = label;
    }

    void add(PhraseIndex.Hit<Clue> hit) {
        Clue clue = hit.what();
        if (clue.topic() != null) {
            topics.merge(clue.topic(), clue.weight() * hit.quality(), Double::sum);
            aboutTopics.set(hit.from(), hit.to() + 1);
            topicWords.computeIfAbsent(clue.topic(), topic -> new BitSet()).set(hit.from(), hit.to() + 1);
        } else {
            hits.add(hit);
        }
    }

    void add(Examples.Likeness likeness) {
        if (closest.isEmpty() || closest.get().value() < likeness.value()) {
            closest = Optional.of(likeness);
        }
        String topic = likeness.clue().topic();
        if (topic != null) {
            double points = likeness.value() < VERY_LIKE ? likeness.value() : EXAMPLE_POINTS * likeness.value();
            topics.merge(topic, points, Math::max);
            if (likeness.value() >= VERY_LIKE) {
                likened.add(topic);
            }
        }
    }

    /** From 0 to 1. */
    double value(int tellingWords) {
        double points = keywordPoints() + examplePoints();
        double coverage = tellingWords == 0 ? 0 : Math.min(1, covered.cardinality() / (double) tellingWords);
        double effective = Math.max(0, points * (0.75 + 0.5 * coverage) - negativePoints());
        return 1 - Math.exp(-effective / HALF_SURE);
    }

    /** Whether the message is nothing but its name. */
    boolean isNamed(int tellingWords) {
        return hits.stream().anyMatch(hit -> hit.what().isName() && hit.to() - hit.from() + 1 >= tellingWords);
    }

    /** Positions of the words that speak for it. */
    BitSet covered() {
        return covered;
    }

    /** Positions of the words that name a topic. */
    BitSet aboutTopics() {
        return aboutTopics;
    }

    /** Whether a topic was named by more than these words, or is asked about in an example. */
    boolean tellsOf(String topic, BitSet commonWords) {
        BitSet telling = (BitSet) topicWords.getOrDefault(topic, new BitSet()).clone();
        telling.andNot(commonWords);
        return !telling.isEmpty() || likened.contains(topic);
    }

    boolean has(String topic) {
        return topics.getOrDefault(topic, 0.0) >= TOPIC;
    }

    Map<String, Double> topics() {
        return topics;
    }

    List<String> reasons() {
        List<String> reasons = new ArrayList<>(
                hits.stream().map(hit -> hit.what().reason()).distinct().toList());
        closest.ifPresent(likeness -> reasons.add(likeness.clue().reason()));
        return reasons;
    }

    /** The strongest first; words that spoke already are not heard again. */
    private double keywordPoints() {
        hits.sort(Comparator.comparingDouble(
                (PhraseIndex.Hit<Clue> hit) -> -hit.what().weight() * hit.quality()));
        double points = 0;
        int heard = 0;
        for (PhraseIndex.Hit<Clue> hit : hits) {
            boolean fresh = covered.get(hit.from(), hit.to() + 1).cardinality() <= hit.to() - hit.from();
            if (hit.what().kind() == Kind.KEYWORD && fresh) {
                covered.set(hit.from(), hit.to() + 1);
                points += hit.what().weight() * hit.quality() * FADING[Math.min(heard, FADING.length - 1)];
                heard++;
            }
        }
        return points;
    }

    private double negativePoints() {
        return hits.stream()
                .filter(hit -> hit.what().kind() == Kind.NEGATIVE)
                .mapToDouble(hit -> hit.what().weight() * hit.quality())
                .max()
                .orElse(0);
    }

    private double examplePoints() {
        return closest.map(likeness -> EXAMPLE_POINTS * Math.max(0, likeness.value() - LIKE_ENOUGH) / (1 - LIKE_ENOUGH))
                .orElse(0.0);
    }
}
