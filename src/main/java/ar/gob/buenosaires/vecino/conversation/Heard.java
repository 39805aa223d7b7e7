package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Label.Rank;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the rows of the content say about one message. */
final class Heard {

    /** A label with the value of its score, from 0 to 1. */
    record Rated(Score score, double value) {}

    private static final double NEAR = 10; // points: before what is said of the service in general
    private static final Label ANY = Intents.ANY_SERVICE;

    private final Lexicon words;
    private final Reading reading;
    private final Map<Label, Score> scores = new LinkedHashMap<>();
    private final List<Rated> all = new ArrayList<>();
    private final List<Rated> asks = new ArrayList<>();

    Heard(Lexicon words, PlainText text) {
        this.words = words;
        reading = words.read(text);
        words.keywords(reading).forEach(hit -> score(hit.what().label()).add(hit));
        words.examples(reading)
                .forEach(likeness -> score(likeness.clue().label()).add(likeness));
        int telling = tellingWords();
        for (Score score : scores.values()) {
            Rated rated = new Rated(score, score.value(telling));
            all.add(rated);
            if (score.label.rank() != Rank.RESIDUE && !score.label.equals(ANY) && rated.value() > 0) {
                asks.add(rated);
            }
        }
        asks.sort(Comparator.comparingDouble((Rated r) -> -r.value()));
    }

    /** What may be asked for, the best first; without greetings and the like. */
    List<Rated> asks() {
        return asks;
    }

    /** Greetings and the like. */
    List<Rated> residue() {
        return all.stream().filter(r -> r.score().label.rank() == Rank.RESIDUE).toList();
    }

    /** The best row of a label, owners taken together. */
    Optional<Rated> best(String intent) {
        return all.stream()
                .filter(r -> r.score().label.intent().equals(intent) && r.value() > 0)
                .max(Comparator.comparingDouble(Rated::value));
    }

    /** By intent, from 0 to 1. */
    Map<String, Float> support() {
        Map<String, Float> support = new HashMap<>();
        for (Rated rated : all) {
            if (rated.value() > 0 && !rated.score().label.equals(ANY)) {
                support.merge(rated.score().label.intent(), (float) rated.value(), Math::max);
            }
        }
        return support;
    }

    /** Words that tell something. */
    int tellingWords() {
        return left(new BitSet());
    }

    /** Telling words besides those that name a topic, as in "cuánto sale" and the name of a service. */
    int wordsBesideTopics() {
        return left(score(ANY).aboutTopics());
    }

    /** Telling words that are not said yet. */
    int left(BitSet said) {
        int left = 0;
        for (int i = 0; i < reading.size(); i++) {
            left += said.get(i) || words.isSkipped(reading.word(i)) ? 0 : 1;
        }
        return left;
    }

    /** Whether it begins as what goes on with a talk does. */
    boolean goesOn() {
        return reading.size() > 0 && words.isJoining(reading.word(0));
    }

    /** Whether nothing but a topic was named. */
    boolean isOnlyATopic() {
        BitSet about = score(ANY).aboutTopics();
        return !about.isEmpty() && left(about) == 0;
    }

    /** Whether nothing but a topic was named, common ones and the service's own taken together. */
    boolean isOnlyATopicOf(String service) {
        BitSet about = (BitSet) score(ANY).aboutTopics().clone();
        about.or(own(service).aboutTopics());
        return !about.isEmpty() && left(about) == 0;
    }

    /** Whether the answer before tells of what is asked: by the same words, or as any answer does. */
    boolean isTold(TalkedAbout last) {
        Set<Clue> told = words.told(last);
        return score(ANY).topics().keySet().stream().anyMatch(words::isAlwaysTold)
                || words.keywords(reading).stream().anyMatch(hit -> told.contains(hit.what()));
    }

    /** Whether words that only this service has for one of its topics were named. */
    boolean namesATopicOf(String service) {
        return own(service).topics().entrySet().stream()
                .anyMatch(e -> e.getValue() >= Score.TOPIC && words.answers(service, e.getKey()));
    }

    /** The topic with the most points among those that the service answers; none where only the service was named. */
    Optional<String> topic(String service) {
        Score own = own(service);
        if (own.isNamed(tellingWords())) {
            return Optional.empty();
        }
        return topic(service, points(own));
    }

    /**
     * The same of what goes on about an answer. Words that any service has for a topic ("dónde") are of the subject
     * talked about, where it has them, else of its details, and never of another subject of the service: after vaccines
     * not of where identity cards are made.
     */
    Optional<String> topicAfter(TalkedAbout last) {
        String service = last.service();
        Score own = own(service);
        if (own.isNamed(tellingWords())) {
            return Optional.empty();
        }
        Map<String, Double> points = points(own);
        BitSet common = score(ANY).aboutTopics();
        if (points.keySet().stream().noneMatch(topic -> own.tellsOf(topic, common))) {
            String subject = last.topic();
            if (subject != null && own.has(subject)) {
                return Optional.of(subject);
            }
            points.keySet().removeIf(topic -> !words.isCommon(topic) && !words.isNear(last, topic));
            points.replaceAll((topic, value) -> words.isDetail(last, topic) && own.has(topic) ? value + NEAR : value);
        }
        return topic(service, points);
    }

    private Map<String, Double> points(Score own) {
        Map<String, Double> points = new LinkedHashMap<>(own.topics());
        score(ANY).topics().forEach((topic, value) -> points.merge(topic, value, Double::sum));
        return points;
    }

    private Optional<String> topic(String service, Map<String, Double> points) {
        Score own = own(service);
        return points.entrySet().stream()
                .filter(e -> e.getValue() >= Score.TOPIC && words.answers(service, e.getKey()))
                .max(Comparator.comparingLong((Map.Entry<String, Double> e) -> exactly(e.getValue()))
                        .thenComparingLong(e -> exactly(own.topics().getOrDefault(e.getKey(), 0.0)))
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }

    private Score own(String service) {
        return score(new Label(service, null, Rank.PLAIN));
    }

    /** Sums of the same numbers in another order are the same: what is said must not depend on the order of rows. */
    private static long exactly(double points) {
        return Math.round(points * 1e6);
    }

    private Score score(Label label) {
        return scores.computeIfAbsent(label, Score::new);
    }
}
