package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.springframework.stereotype.Component;

/** Reads in a question what an answer is computed from: a plate's last digit, and days. */
@Component
class AskedWords {

    private final List<Pattern> plates = new ArrayList<>();
    private final List<Pattern> bare = new ArrayList<>();
    private final Map<String, Integer> digits = new HashMap<>();
    private final Map<String, Integer> days = new HashMap<>();
    private final Map<String, Integer> weekdays = new HashMap<>();
    private final List<String> weekend;
    private final List<String> mornings;
    private final List<List<String>> joints;

    AskedWords() {
        DataNode root = DataFiles.read("asked.yaml", this::read);
        weekend = root.texts("weekend");
        mornings = root.texts("mornings");
        joints = root.texts("joints").stream()
                .map(joint -> List.of(joint.split(" ", -1)))
                .sorted(Comparator.comparingInt((List<String> joint) -> -joint.size()))
                .toList();
    }

    private DataNode read(DataNode root) {
        root.only("plates", "bare", "digits", "days", "weekdays", "weekend", "mornings", "joints");
        patterns(root, "plates", plates);
        patterns(root, "bare", bare);
        numbers(root, "digits", digits);
        numbers(root, "days", days);
        numbers(root, "weekdays", weekdays);
        return root;
    }

    /** The last digit of the plate that a text names. */
    OptionalInt plateDigit(String text) {
        return first(plates, withDigits(text));
    }

    /** The same where the text is nothing but the answer to the question for it. */
    OptionalInt bareDigit(String text) {
        String read = withDigits(text);
        OptionalInt plate = first(plates, read);
        return plate.isPresent() ? plate : first(bare, read);
    }

    /** The days that a text names, as of today; none when it names none. */
    SortedSet<LocalDate> days(String text, LocalDate today) {
        String left = " " + text + " ";
        SortedSet<LocalDate> named = new TreeSet<>();
        for (String weekendWord : weekend) {
            if (left.contains(" " + weekendWord + " ")) {
                LocalDate saturday = today.getDayOfWeek() == DayOfWeek.SUNDAY
                        ? today
                        : today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY));
                named.add(saturday);
                named.add(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SUNDAY)));
            }
        }
        for (String morning : mornings) {
            left = left.replace(" " + morning + " ", " ");
        }
        for (String word : left.strip().split(" ", -1)) {
            Integer ahead = days.get(word);
            Integer weekday = weekdays.get(word);
            if (ahead != null) {
                named.add(today.plusDays(ahead));
            } else if (weekday != null) {
                named.add(today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday))));
            }
        }
        return named;
    }

    /** How many words join two asks at a place; 0 when none do. */
    int joint(List<String> words, int at) {
        return joints.stream()
                .filter(joint -> at + joint.size() <= words.size()
                        && words.subList(at, at + joint.size()).equals(joint))
                .mapToInt(List::size)
                .findFirst()
                .orElse(0);
    }

    private String withDigits(String text) {
        List<String> words = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            words.add(digits.containsKey(word) ? String.valueOf(digits.get(word)) : word);
        }
        return String.join(" ", words);
    }

    private static OptionalInt first(List<Pattern> patterns, String text) {
        for (Pattern pattern : patterns) {
            Matcher found = pattern.matcher(text);
            if (found.find()) {
                return OptionalInt.of(Integer.parseInt(found.group(1)));
            }
        }
        return OptionalInt.empty();
    }

    private static void patterns(DataNode root, String key, List<Pattern> patterns) {
        for (DataNode node : root.list(key)) {
            try {
                patterns.add(Pattern.compile(node.asText()));
            } catch (PatternSyntaxException e) {
                node.problem("no pattern: " + e.getDescription());
            }
        }
    }

    private static void numbers(DataNode root, String key, Map<String, Integer> numbers) {
        root.find(key)
                .map(DataNode::entries)
                .orElse(Map.of())
                .keySet()
                .forEach(word ->
                        numbers.put(word, (int) root.find(key).orElseThrow().number(word, 0)));
    }
}
