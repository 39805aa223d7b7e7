package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Label.Rank;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.Evidence.Kind;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** All words that the router knows as of one content version: an index that never changes. */
final class Lexicon {

    private static final double NAME_WEIGHT = 5;

    private final ChatWords chat;
    private final PhraseIndex<Clue> keywords;
    private final Examples examples;
    private final Map<String, Set<String>> topics = new HashMap<>();
    private final Set<String> common;
    private final Map<String, Reading> bare = new HashMap<>();
    private final Set<String> alwaysTold;
    private final Set<Neighbours> neighbours = new HashSet<>();
    private final Map<TalkedAbout, Set<Clue>> told = new HashMap<>();

    /** Two answers of a service, one of which leads to the other; null is the general one. */
    private record Neighbours(
            String service, @Nullable String from, @Nullable String to) {}

    Lexicon(Catalogue catalogue, Intents intents, ChatWords chat) {
        this.chat = chat;
        Vocabulary vocabulary = new Vocabulary(true, chat.common());
        keywords = new PhraseIndex<>(vocabulary, Map.of());
        examples = new Examples(vocabulary, chat.skip());
        intents.clues().forEach(this::add);
        intents.topics().forEach(this::add);
        common = intents.commonTopics();
        alwaysTold = intents.toldTopics();
        catalogue.services().forEach(this::add);
        catalogue.services().forEach(this::readAnswers);
        intents.bareTopics().forEach((said, keyword) -> bare.put(said, keywords.read(chat.read(keyword))));
    }

    /** The message, or the topic's own words where it says nothing but "¿cuánto?" or the like. */
    Reading read(PlainText text) {
        Reading reading = keywords.read(text);
        int first = reading.size() > 0 && isJoining(reading.word(0)) ? 1 : 0;
        String all =
                IntStream.range(first, reading.size()).mapToObj(reading::word).collect(Collectors.joining(" "));
        return bare.getOrDefault(all, reading);
    }

    List<PhraseIndex.Hit<Clue>> keywords(Reading reading) {
        return keywords.find(reading);
    }

    List<Examples.Likeness> examples(Reading reading) {
        return examples.like(reading);
    }

    /** Whether a service has an answer about the topic. */
    boolean answers(String service, String topic) {
        return topics.getOrDefault(service, Set.of()).contains(topic);
    }

    /** Whether any service may have an answer about the topic. */
    boolean isCommon(String topic) {
        return common.contains(topic);
    }

    /** Whether any answer tells of a topic as far as it is known. */
    boolean isAlwaysTold(String topic) {
        return alwaysTold.contains(topic);
    }

    /** Words for any service's topics that stand in an answer, as "es gratis" in how to get an appointment. */
    Set<Clue> told(TalkedAbout answer) {
        return told.getOrDefault(answer, Set.of());
    }

    /** Whether an answer is the one talked about, leads there or is led to from there. */
    boolean isNear(TalkedAbout last, String topic) {
        return topic.equals(last.topic())
                || neighbours.contains(new Neighbours(last.service(), last.topic(), topic))
                || (last.topic() != null && neighbours.contains(new Neighbours(last.service(), topic, last.topic())));
    }

    /** Whether an answer is near the one talked about, and no subject of its own: nothing general leads to it. */
    boolean isDetail(TalkedAbout last, String topic) {
        return last.topic() != null
                && isNear(last, topic)
                && !neighbours.contains(new Neighbours(last.service(), null, topic));
    }

    boolean isService(String slug) {
        return topics.containsKey(slug);
    }

    boolean isSkipped(String word) {
        return chat.skip().contains(word);
    }

    boolean isJoining(String word) {
        return chat.joining().contains(word);
    }

    private void add(PublishedService service) {
        Label label = new Label(service.slug(), null, Rank.PLAIN);
        Set<String> known = new HashSet<>();
        for (PublishedAnswer answer : service.answers()) {
            if (answer.topic() != null) {
                known.add(answer.topic());
            }
            answer.followUps()
                    .forEach(next -> neighbours.add(
                            new Neighbours(service.slug(), answer.topic(), next.isEmpty() ? null : next)));
        }
        topics.put(service.slug(), known);
        add(new Clue(label, null, Kind.KEYWORD, NAME_WEIGHT, 0, service.title()));
        add(new Clue(label, null, Kind.KEYWORD, NAME_WEIGHT, 0, service.slug().replace('-', ' ')));
        for (Evidence evidence : service.evidence()) {
            add(new Clue(label, evidence.topic(), evidence.kind(), evidence.weight(), evidence.row(), evidence.text()));
        }
    }

    private void readAnswers(PublishedService service) {
        for (PublishedAnswer answer : service.answers()) {
            Set<Clue> found = new HashSet<>();
            for (PhraseIndex.Hit<Clue> hit : keywords.find(keywords.read(chat.read(answer.body())))) {
                if (hit.what().label().equals(Intents.ANY_SERVICE) && hit.quality() >= 1) {
                    found.add(hit.what());
                }
            }
            told.put(new TalkedAbout(service.slug(), answer.topic()), found);
        }
    }

    private void add(Clue clue) {
        PlainText text = chat.read(clue.text());
        if (clue.kind() == Kind.EXAMPLE) {
            examples.add(clue, text);
        } else {
            List<String> telling =
                    text.words().stream().filter(word -> !isSkipped(word)).toList();
            keywords.addWords(clue, clue.text(), telling.size() < 2 ? text.words() : telling);
        }
    }
}
