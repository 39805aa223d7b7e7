package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What residents would see if other content were live; the conversation knows. Nothing is stored or sent. */
public interface ContentPreview {

    /**
     * What is said to a message or a tapped button.
     *
     * @param intent what it was taken for; null for a button that leads nowhere
     * @param outcome SURE, UNSURE or UNKNOWN
     * @param reasons what of the content or of what was learned spoke for it
     * @param lastService to be handed in with the next message, as residents' next messages are understood by it
     * @param replies bubbles in the Cloud API's JSON
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Said(
            @Nullable String intent,
            @Nullable String topic,
            String outcome,
            double score,
            List<String> reasons,
            @Nullable String lastService,
            List<JsonNode> replies) {}

    /**
     * What is said to a message.
     *
     * @param lastService as the answer before named it, or null
     */
    Said say(String text, @Nullable String lastService, Catalogue content);

    /**
     * What is said to a tap.
     *
     * @param button the id of a button or of a row of a list
     */
    Said tap(String button, Catalogue content);

    /**
     * The bubble of an answer in the Cloud API's JSON; empty where there is none, or its text cannot be sent.
     *
     * @param topic null for the general answer
     */
    Optional<JsonNode> answer(String service, @Nullable String topic, Catalogue content);

    /** The page of the menu that lists a service, in the Cloud API's JSON; empty where none does. */
    Optional<JsonNode> menu(String service, Catalogue content);
}
