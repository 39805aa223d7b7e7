package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** JSON as Meta's serialiser writes it: ASCII only, lowercase escapes, slashes escaped. Reference 2.4. */
final class MetaJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private MetaJson() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The JSON read, or a missing node. */
    static JsonNode read(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            return MissingNode.getInstance();
        }
    }

    /** Escaped as Meta does. Such characters stand only inside strings, so the text can be rewritten as a whole. */
    static byte[] write(JsonNode json) {
        String plain = json.toString();
        StringBuilder escaped = new StringBuilder(plain.length() + 64);
        for (int i = 0; i < plain.length(); i++) {
            append(escaped, plain.charAt(i));
        }
        return escaped.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static void append(StringBuilder escaped, char c) {
        if (c == '/') {
            escaped.append("\\/");
        } else if (c > 126 || c == '<' || c == '%' || c == '@') {
            escaped.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
        } else {
            escaped.append(c);
        }
    }
}
