package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Label.Rank;
import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Evidence.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What residents want besides a service, and the topics common to all services; ships as data. */
@Component
class Intents {

    /** Whom the common topics belong to. */
    static final Label ANY_SERVICE = new Label("*", null, Rank.PLAIN);

    private static final double DEFAULT_WEIGHT = 3;

    private final List<Clue> clues = new ArrayList<>();
    private final List<Clue> topics = new ArrayList<>();
    private final Set<String> commonTopics = new HashSet<>();
    private final Map<String, String> bareTopics = new HashMap<>();
    private final Set<String> toldTopics = new HashSet<>();

    Intents() {
        DataFiles.read("intents.yaml", root -> {
            root.only("intents");
            root.list("intents").forEach(this::readIntent);
            return root;
        });
        DataFiles.read("topics.yaml", root -> {
            root.only("topics");
            root.list("topics").forEach(this::readTopic);
            return root;
        });
    }

    /** Words for and against what is no service. */
    List<Clue> clues() {
        return List.copyOf(clues);
    }

    /** Words for the topics that any service may have. */
    List<Clue> topics() {
        return List.copyOf(topics);
    }

    Set<String> commonTopics() {
        return commonTopics;
    }

    /** What is said for a topic where nothing else is said, and the first of the topic's words, for which it stands. */
    Map<String, String> bareTopics() {
        return bareTopics;
    }

    /** Topics that every answer tells as far as they are known. */
    Set<String> toldTopics() {
        return toldTopics;
    }

    /** The labels that count only when nothing else is said, the one that wins first. */
    List<Label> residue() {
        return clues.stream()
                .map(Clue::label)
                .filter(label -> label.rank() == Rank.RESIDUE)
                .distinct()
                .toList();
    }

    private void readIntent(DataNode node) {
        node.only("slug", "owner", "rank", "keywords", "negatives", "examples");
        String rank = node.text("rank");
        if (!List.of("FIRST", "PLAIN", "RESIDUE").contains(rank)) {
            node.problem("'rank' is FIRST, PLAIN or RESIDUE");
            return;
        }
        Label label = new Label(node.text("slug"), node.optionalText("owner"), Rank.valueOf(rank));
        // in this order, as what is learned depends on it
        node.list("keywords").forEach(words -> clues.add(clue(label, Kind.KEYWORD, words)));
        node.list("negatives").forEach(words -> clues.add(clue(label, Kind.NEGATIVE, words)));
        node.list("examples").forEach(words -> clues.add(clue(label, Kind.EXAMPLE, words)));
    }

    private static Clue clue(Label label, Kind kind, DataNode words) {
        if (words.isText()) {
            return new Clue(label, null, kind, DEFAULT_WEIGHT, 0, words.asText());
        }
        words.only("text", "weight");
        return new Clue(label, null, kind, words.number("weight", DEFAULT_WEIGHT), 0, words.text("text"));
    }

    private void readTopic(DataNode node) {
        node.only("topic", "bare", "told", "keywords");
        String topic = node.text("topic").toLowerCase(Locale.ROOT);
        commonTopics.add(topic);
        if (node.find("bare").isPresent()) {
            node.texts("bare")
                    .forEach(word -> bareTopics.put(
                            PlainText.of(word).toString(),
                            node.texts("keywords").getFirst()));
        }
        if (node.find("told").isPresent()) {
            toldTopics.add(topic);
        }
        node.texts("keywords")
                .forEach(words -> topics.add(new Clue(ANY_SERVICE, topic, Kind.KEYWORD, DEFAULT_WEIGHT, 0, words)));
    }
}
