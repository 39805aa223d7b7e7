package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

/** Documents as JSON, strictly: an unknown or mistyped field is an error. */
final class Documents {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Documents() {}

    static String write(Document document) {
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String json(Trial trial) {
        try {
            return JSON.writeValueAsString(trial);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads what {@link #json} wrote. */
    static Trial trial(String json) {
        try {
            return JSON.readValue(json, Trial.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored trial cannot be read", e);
        }
    }

    static ObjectNode tree(Document document) {
        return JSON.valueToTree(document);
    }

    /** Reads what {@link #write} wrote. */
    static Document read(Kind kind, String json) {
        try {
            return JSON.readValue(json, type(kind));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored document cannot be read", e);
        }
    }

    /** Reads what a caller sent; throws what Jackson throws. */
    static Document read(Kind kind, JsonNode tree) throws JsonProcessingException {
        return JSON.treeToValue(tree, type(kind));
    }

    private static Class<? extends Document> type(Kind kind) {
        return switch (kind) {
            case SERVICE -> CityService.class;
            case ANSWER -> Answer.class;
        };
    }
}
