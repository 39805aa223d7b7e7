package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.GivenReason;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** A text as a caller sends it: the fields of a document, and why. */
final class Proposal {

    private static final String POSITION = "position";
    private static final int LAST = 1000;
    /** What is shown of an item besides its text: who sends back what was read sends these too. */
    private static final List<String> BOOKKEEPING = List.of(
            "id",
            "kind",
            "service",
            "slug",
            "topic",
            "area",
            "state",
            "revision",
            "live_revision",
            "version",
            "contributors",
            "approvals",
            "approvals_needed",
            "retirement_asked_by",
            "publish_at",
            "expires_at",
            "import_id",
            "stale",
            "changed_by",
            "changed_at",
            "reason");

    private final ObjectNode fields;

    private Proposal(ObjectNode fields) {
        this.fields = fields;
    }

    static Proposal of(JsonNode body) {
        if (!(body instanceof ObjectNode fields)) {
            throw wrong("An object is expected.");
        }
        return new Proposal(fields);
    }

    /** A field besides the text, or null where it is absent or blank. */
    @Nullable
    String text(String name) {
        JsonNode value = fields.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw wrong("'" + name + "' is a text.");
        }
        return value.asText().isBlank() ? null : value.asText().strip();
    }

    String reason() {
        return GivenReason.of(text("reason"));
    }

    /** The text as sent, which replaces what was there. */
    Document whole(Kind kind) {
        ObjectNode text = fields.deepCopy().remove(BOOKKEEPING);
        if (!text.has(POSITION)) {
            text.put(POSITION, LAST);
        }
        return read(kind, text);
    }

    /** The text that there is with the fields that were sent; a null forgets. */
    Document mergedInto(Kind kind, Document before) {
        ObjectNode merged = Documents.tree(before);
        merged.setAll(fields.deepCopy().remove(BOOKKEEPING));
        return read(kind, merged);
    }

    private static Document read(Kind kind, ObjectNode tree) {
        try {
            return Documents.read(kind, tree);
        } catch (JsonMappingException e) {
            String field = e.getPath().stream()
                    .map(part -> part.getFieldName() == null ? "" : part.getFieldName())
                    .filter(name -> name.matches("[a-z_]{1,20}"))
                    .collect(Collectors.joining("."));
            throw wrong(
                    field.isEmpty()
                            ? "A field is unknown or cannot be read."
                            : "'" + field + "' is unknown or cannot be read.");
        } catch (JsonProcessingException e) {
            throw wrong("The text cannot be read.");
        }
    }

    static Problem wrong(String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, "bad-content", detail);
    }
}
