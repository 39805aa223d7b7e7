package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A field that two texts have differently. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record Difference(String field, JsonNode before, JsonNode after) {

    /** @param before null where there was nothing */
    static List<Difference> between(@Nullable Document before, Document after) {
        ObjectNode old = before == null ? JsonNodeFactory.instance.objectNode() : Documents.tree(before);
        ObjectNode now = Documents.tree(after);
        List<Difference> differences = new ArrayList<>();
        for (Iterator<String> fields = now.fieldNames(); fields.hasNext(); ) {
            String field = fields.next();
            JsonNode was = old.has(field) ? old.get(field) : JsonNodeFactory.instance.nullNode();
            if (!was.equals(now.get(field))) {
                differences.add(new Difference(field, was, now.get(field)));
            }
        }
        return differences;
    }
}
