package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** Words that steer a dialog, of {@code talk.yaml}. A whole message is one of them or is not. */
@Component
class TalkWords {

    /** What a resident wants of the dialog itself. */
    enum Command {
        CORRECT,
        PAUSE,
        RESUME,
        RESTART,
        CANCEL,
        REFUSE
    }

    /** How a resident wants to be reached. */
    enum Way {
        THIS_NUMBER,
        OTHER_NUMBER,
        CHAT_ONLY
    }

    /** What is meant wherever in a message it is said. */
    enum Hint {
        /** passed on by others, or asked in general: nobody need be in danger */
        HEARSAY,
        /** no data may go to SAME */
        DISSENT,
        /** asks for a diagnosis, a drug or its dose */
        ADVICE,
        /** nothing has come yet, or it goes on */
        GOES_ON,
        /** worse than before */
        WORSE,
        /** does not know the place */
        LOST,
        /** is in a hospital already */
        HOSPITAL,
        /** an order of food, by which somebody who is listened to may ask for help */
        CODED
    }

    private final Map<Hint, Set<String>> hints = new EnumMap<>(Hint.class);
    private final Map<Command, Set<String>> commands = new EnumMap<>(Command.class);
    private final Map<Way, Set<String>> ways = new EnumMap<>(Way.class);
    private final Set<String> yes;
    private final Set<String> no;
    private final Set<String> noPlace = new TreeSet<>();

    TalkWords() {
        Set<String> affirm = new TreeSet<>();
        Set<String> deny = new TreeSet<>();
        DataFiles.read("talk.yaml", root -> {
            for (Command command : Command.values()) {
                commands.put(
                        command,
                        root.find("commands")
                                .map(node -> words(node, key(command)))
                                .orElse(Set.of()));
            }
            for (Way way : Way.values()) {
                ways.put(way, words(root, key(way)));
            }
            for (Hint hint : Hint.values()) {
                hints.put(
                        hint,
                        root.find("hints").map(node -> words(node, key(hint))).orElse(Set.of()));
            }
            affirm.addAll(words(root, "yes"));
            deny.addAll(words(root, "no"));
            noPlace.addAll(words(root, "no_place"));
            return root;
        });
        yes = Set.copyOf(affirm);
        no = Set.copyOf(deny);
    }

    private static String key(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT);
    }

    private static Set<String> words(DataNode node, String key) {
        Set<String> folded = new TreeSet<>();
        List<String> texts = node.texts(key);
        texts.forEach(text -> folded.add(PlainText.of(text).toString()));
        return folded;
    }

    Optional<Command> command(String text) {
        return find(commands, text);
    }

    boolean hints(Hint hint, String text) {
        String folded = " " + PlainText.of(text) + " ";
        return hints.getOrDefault(hint, Set.of()).stream().anyMatch(words -> folded.contains(" " + words + " "));
    }

    Optional<Way> way(String text) {
        return find(ways, text);
    }

    /** True for yes, false for no; empty for neither. */
    Optional<Boolean> affirms(String text) {
        String folded = PlainText.of(text).toString();
        return yes.contains(folded) ? Optional.of(true) : no.contains(folded) ? Optional.of(false) : Optional.empty();
    }

    /** Whether it says nothing of a place at all: "no", "para qué", "?". */
    boolean isNoPlace(String text) {
        return noPlace.containsAll(PlainText.of(text).words());
    }

    private static <E extends Enum<E>> Optional<E> find(Map<E, Set<String>> among, String text) {
        String folded = PlainText.of(text).toString();
        return among.entrySet().stream()
                .filter(entry -> entry.getValue().contains(folded))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
