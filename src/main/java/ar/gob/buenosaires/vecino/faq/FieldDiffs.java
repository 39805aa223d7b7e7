package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import com.github.difflib.patch.Chunk;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Differences between texts, word by word, for people. */
@Component
class FieldDiffs {

    /** A word with the spaces after it. */
    private static final Pattern WORD = Pattern.compile("\\n+|[^\\s]+[^\\S\\n]*|[^\\S\\n]+");

    /** Longer texts than any field holds are compared as a whole. */
    private static final int MOST_WORDS = 3000;

    /** @param changed whether the other text does not have it */
    record Part(String text, boolean changed) {}

    /** A field that two texts have differently. */
    record FieldDiff(String field, List<Part> before, List<Part> after) {}

    /** What one revision changed. */
    record ChangedBy(int revision, String author, Instant at, String reason, List<FieldDiff> fields) {}

    List<ChangedBy> of(List<Past.Change> changes) {
        return changes.stream()
                .map(change -> new ChangedBy(
                        change.revision(), change.author(), change.at(), change.reason(), diffs(change.differences())))
                .toList();
    }

    /** @param before null where there was nothing */
    List<FieldDiff> between(@Nullable Document before, Document after) {
        return diffs(Difference.between(before, after));
    }

    private static List<FieldDiff> diffs(List<Difference> differences) {
        return differences.stream()
                .filter(difference -> !difference.field().equals("position"))
                .map(difference -> diff(difference.field(), text(difference.before()), text(difference.after())))
                .filter(diff -> !diff.before().isEmpty() || !diff.after().isEmpty())
                .toList();
    }

    static FieldDiff diff(String field, String before, String after) {
        List<String> old = words(before);
        List<String> now = words(after);
        if (old.size() + now.size() > MOST_WORDS) {
            return new FieldDiff(field, whole(before), whole(after));
        }
        List<Part> left = new ArrayList<>();
        List<Part> right = new ArrayList<>();
        for (AbstractDelta<String> delta : DiffUtils.diff(old, now, true).getDeltas()) {
            boolean same = delta.getSource().getLines().equals(delta.getTarget().getLines());
            add(delta.getSource(), !same, left);
            add(delta.getTarget(), !same, right);
        }
        return new FieldDiff(field, left, right);
    }

    private static List<Part> whole(String text) {
        return text.isEmpty() ? List.of() : List.of(new Part(text, true));
    }

    private static void add(Chunk<String> chunk, boolean changed, List<Part> into) {
        String text = String.join("", chunk.getLines());
        if (!text.isEmpty()) {
            into.add(new Part(text, changed));
        }
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }

    /** A value as people read it: a list line by line, a keyword with its weight. */
    private static String text(JsonNode value) {
        if (value.isArray()) {
            return String.join(
                    "\n",
                    StreamSupport.stream(value.spliterator(), false)
                            .map(FieldDiffs::text)
                            .toList());
        }
        if (value.has("weight")) {
            double weight = value.path("weight").asDouble();
            String number = weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
            return PlainWriting.visible(value.path("text").asText()) + " (" + number + ")";
        }
        if (value.has("url")) {
            return PlainWriting.visible(
                    value.path("text").asText() + "\n" + value.path("url").asText());
        }
        return value.isNull() ? "" : PlainWriting.visible(value.asText());
    }
}
