package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** How a service's general answer would be sent by other content; the conversation knows. */
public interface NoticePreview {

    /** The bubble in the Cloud API's JSON; empty for a service that there is not. */
    Optional<JsonNode> bubble(String service, Catalogue content);
}
