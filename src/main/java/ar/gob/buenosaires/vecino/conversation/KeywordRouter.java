package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Label.Rank;
import ar.gob.buenosaires.vecino.conversation.Understanding.Alternative;
import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Routes by the keywords, phrases and example questions that are rows of the content. */
@Component
class KeywordRouter implements Router {

    private static final int MAX_ALTERNATIVES = 3;
    private static final int MAX_LEFT_OVER = 2; // words that a greeting may have around it
    private static final double TOPIC_POINTS = 2;
    private static final Label ANY = Intents.ANY_SERVICE;

    private final Intents intents;
    private final ChatWords chat;
    private final RouterSettings settings;
    private volatile Lexicon lexicon;

    KeywordRouter(Intents intents, ChatWords chat, RouterSettings settings) {
        this.intents = intents;
        this.chat = chat;
        this.settings = settings;
        lexicon = new Lexicon(new Catalogue(0, List.of()), intents, chat);
    }

    /** Builds the new index beside the old one, so that no message waits. */
    @EventListener
    void follow(CatalogueChanged changed) {
        lexicon = new Lexicon(changed.catalogue(), intents, chat);
    }

    @Override
    public Understanding route(PlainText text, @Nullable String lastService) {
        return new Routing(lexicon, text).decide(lastService);
    }

    /** The routing of one message. */
    private final class Routing {

        private record Rated(Score score, double value) {}

        private final Lexicon words;
        private final Reading reading;
        private final Map<Label, Score> scores = new LinkedHashMap<>();
        private final int telling;

        Routing(Lexicon words, PlainText text) {
            this.words = words;
            reading = words.read(text);
            words.keywords(reading).forEach(hit -> score(hit.what().label()).add(hit));
            words.examples(reading)
                    .forEach(likeness -> score(likeness.clue().label()).add(likeness));
            telling = left(new BitSet());
        }

        Understanding decide(@Nullable String lastService) {
            List<Rated> rated = scores.values().stream()
                    .filter(s -> s.label.rank() != Rank.RESIDUE && !s.label.equals(ANY))
                    .map(s -> new Rated(s, s.value(telling)))
                    .filter(r -> r.value() > 0)
                    .sorted(Comparator.comparingDouble((Rated r) -> -r.value()))
                    .toList();
            Optional<Rated> first = rated.stream()
                    .filter(r -> r.score().label.rank() == Rank.FIRST && r.value() >= settings.sure())
                    .findFirst();
            if (first.isPresent()) {
                return understanding(first.get(), Certainty.SURE, rated);
            }
            double best = rated.isEmpty() ? 0 : rated.getFirst().value();
            if (best < settings.unsure() || (best < settings.sure() && onlyATopic())) {
                return followUp(lastService).or(() -> residue(MAX_LEFT_OVER)).orElseGet(() -> unknown(rated));
            }
            Optional<Understanding> nothingElse = best < settings.sure() ? residue(0) : Optional.empty();
            return nothingElse.orElseGet(() -> understanding(rated.getFirst(), certainty(rated), rated));
        }

        private Certainty certainty(List<Rated> rated) {
            Rated best = rated.getFirst();
            double lead = rated.size() == 1 ? 1 : best.value() - rated.get(1).value();
            return best.value() >= settings.sure() && lead >= settings.margin() ? Certainty.SURE : Certainty.UNSURE;
        }

        private boolean onlyATopic() {
            BitSet about = score(ANY).aboutTopics();
            return !about.isEmpty() && left(about) == 0;
        }

        /** Only a topic was named: it is about the service talked about a moment ago. */
        private Optional<Understanding> followUp(@Nullable String lastService) {
            if (lastService == null) {
                return Optional.empty();
            }
            Label label = new Label(lastService, null, Rank.PLAIN);
            return topic(lastService, score(label).topics())
                    .map(topic -> new Understanding(
                            lastService,
                            topic,
                            null,
                            Certainty.SURE,
                            settings.sure(),
                            List.of(),
                            List.of("topic of the service talked about before")));
        }

        private Optional<Understanding> residue(int maxLeftOver) {
            BitSet said = new BitSet();
            List<Rated> residues = new ArrayList<>();
            for (Score score : scores.values()) {
                if (score.label.rank() == Rank.RESIDUE) {
                    residues.add(new Rated(score, score.value(telling)));
                    said.or(score.covered()); // known once the value is
                }
            }
            if (left(said) > maxLeftOver) {
                return Optional.empty();
            }
            return residues.stream()
                    .filter(r -> r.value() >= settings.unsure())
                    .min(Comparator.comparingInt(r -> order(r.score().label)))
                    .map(r -> understanding(r, Certainty.SURE, residues));
        }

        /** In the order of the data file: what is asked for, then a farewell, thanks, a greeting. */
        private int order(Label label) {
            return intents.residue().indexOf(label);
        }

        /** Telling words that are not said yet. */
        private int left(BitSet said) {
            int left = 0;
            for (int i = 0; i < reading.size(); i++) {
                left += said.get(i) || words.isSkipped(reading.word(i)) ? 0 : 1;
            }
            return left;
        }

        private Score score(Label label) {
            return scores.computeIfAbsent(label, Score::new);
        }

        private Understanding understanding(Rated best, Certainty certainty, List<Rated> all) {
            Label label = best.score().label;
            boolean outside = label.intent().equals(Understanding.NONE);
            boolean whole = outside || best.score().isNamed(telling);
            return new Understanding(
                    label.intent(),
                    whole ? null : topic(label.intent(), best.score().topics()).orElse(null),
                    label.owner(),
                    outside && label.owner() == null ? Certainty.UNKNOWN : certainty,
                    best.value(),
                    alternatives(all, label),
                    best.score().reasons());
        }

        private Understanding unknown(List<Rated> rated) {
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

        /** The topic with the most points among those that the service answers. */
        private Optional<String> topic(String service, Map<String, Double> own) {
            Map<String, Double> points = new LinkedHashMap<>(own);
            score(ANY).topics().forEach((topic, value) -> points.merge(topic, value, Double::sum));
            return points.entrySet().stream()
                    .filter(e -> e.getValue() >= TOPIC_POINTS && words.answers(service, e.getKey()))
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey);
        }
    }
}
