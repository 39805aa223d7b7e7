package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;

/** What is wrong with one message body, gathered field by field; Meta names the first. */
final class Problems {

    static final int INVALID_PARAMETER = 100;
    static final int MISSING = 131008;
    static final int BAD_VALUE = 131009;

    private final List<GraphError> found = new ArrayList<>();

    Optional<GraphError> first() {
        return found.stream().findFirst();
    }

    void unless(boolean fine, int code, String details) {
        if (!fine) {
            found.add(new GraphError(code, details));
        }
    }

    /** A string that must be there, hold more than blanks and be at most {@code max} long. */
    void text(JsonNode parent, String field, int max) {
        JsonNode node = parent.path(field);
        unless(!node.isMissingNode() && !node.isNull(), MISSING, field + " is required");
        optionalText(parent, field, max);
    }

    void optionalText(JsonNode parent, String field, int max) {
        JsonNode node = parent.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return;
        }
        unless(node.isTextual(), BAD_VALUE, field + " must be a string");
        unless(!node.asText().isBlank(), BAD_VALUE, field + " must not be empty");
        int length = length(node.asText(), max);
        unless(length <= max, BAD_VALUE, field + " length invalid: " + length + ". Min length: 1, max length: " + max);
    }

    /** An id of our own choosing: Meta refuses spaces around it. */
    void id(JsonNode parent, String field, int max) {
        text(parent, field, max);
        String id = parent.path(field).asText();
        unless(id.equals(id.strip()), BAD_VALUE, field + " must not have leading or trailing spaces");
    }

    void one(JsonNode parent, String field, String... allowed) {
        String value = parent.path(field).asText();
        unless(Set.of(allowed).contains(value), BAD_VALUE, field + " must be one of " + String.join(", ", allowed));
    }

    void count(JsonNode array, String what, int min, int max) {
        unless(array.isArray(), MISSING, what + " is required");
        int size = array.size();
        unless(size >= min && size <= max, BAD_VALUE, what + ": " + size + ", allowed are " + min + " to " + max);
    }

    void distinct(Iterable<JsonNode> items, String field) {
        Set<String> seen = new HashSet<>();
        boolean all = StreamSupport.stream(items.spliterator(), false)
                .allMatch(item -> seen.add(item.path(field).asText()));
        unless(all, BAD_VALUE, "Duplicated " + field);
    }

    void webAddress(JsonNode parent, String field) {
        text(parent, field, 2000);
        unless(isWebAddress(parent.path(field).asText()), BAD_VALUE, field + " is not a valid address");
    }

    private static boolean isWebAddress(String text) {
        try {
            URI uri = URI.create(text);
            return Set.of("http", "https").contains(String.valueOf(uri.getScheme())) && uri.getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Meta does not say the unit: labels are counted in UTF-16 units, the stricter reading, texts in code points. */
    private static int length(String text, int max) {
        return max <= 256 ? text.length() : text.codePointCount(0, text.length());
    }
}
