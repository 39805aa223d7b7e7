package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;

/** The words and patterns that give a person away, from a data file. */
@Component
class MaskWords {

    /** What looks like this becomes that label. */
    record Look(String label, Pattern pattern) {}

    final List<Look> looks = new ArrayList<>();
    final List<List<String>> lives;
    final List<List<String>> called;
    final List<List<String>> perhapsCalled;
    final Set<String> publicNumbers;
    final Set<String> numbered;
    final Set<String> units;
    final Set<String> altitude;
    final Set<String> street;
    final Set<String> flat;
    final Set<String> connectors;
    final Set<String> digits;
    final Set<String> titles;
    final Set<String> proper;
    final Set<String> names;
    final Set<String> surnames;
    private final Set<String> never;

    MaskWords() {
        DataNode root = DataFiles.read("masks.yaml", this::patterns);
        lives = phrases(root, "lives");
        called = phrases(root, "called");
        perhapsCalled = phrases(root, "perhaps_called");
        publicNumbers = words(root, "public_numbers");
        numbered = words(root, "numbered");
        units = words(root, "units");
        altitude = words(root, "altitude");
        street = words(root, "street");
        flat = words(root, "flat");
        connectors = words(root, "connectors");
        digits = words(root, "digits");
        titles = words(root, "titles");
        proper = words(root, "proper");
        names = words(root, "names");
        surnames = words(root, "surnames");
        never = words(root, "never");
    }

    /** Whether a word is one of those whose questions are never kept. */
    boolean isNever(String word) {
        if (never.contains(word)) {
            return true;
        }
        for (int end = 1; end <= word.length(); end++) {
            if (never.contains(word.substring(0, end) + "*")) {
                return true;
            }
        }
        return false;
    }

    private DataNode patterns(DataNode root) {
        for (DataNode node : root.list("patterns")) {
            node.only("label", "regex");
            try {
                int flags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;
                looks.add(new Look(node.text("label"), Pattern.compile(node.text("regex"), flags)));
            } catch (PatternSyntaxException e) {
                node.problem("'regex' is none: " + e.getDescription());
            }
        }
        return root;
    }

    private static Set<String> words(DataNode root, String key) {
        return Set.copyOf(List.of(root.text(key).split("\\s+", -1)));
    }

    private static List<List<String>> phrases(DataNode root, String key) {
        return root.texts(key).stream()
                .map(phrase -> PlainText.of(phrase).words())
                .toList();
    }
}
