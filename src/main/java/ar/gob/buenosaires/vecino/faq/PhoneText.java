package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * A bubble as people read it, from the Cloud API's JSON.
 *
 * @param buttons titles of what can be tapped below it
 */
record PhoneText(String body, List<String> buttons) {

    static PhoneText of(JsonNode bubble) {
        JsonNode interactive = bubble.path("interactive");
        String body = interactive.isMissingNode()
                ? bubble.at("/text/body").asText()
                : interactive.at("/body/text").asText();
        List<String> buttons = new ArrayList<>();
        interactive
                .at("/action/buttons")
                .forEach(button -> buttons.add(button.at("/reply/title").asText()));
        JsonNode one = interactive.at("/action/button").isMissingNode()
                ? interactive.at("/action/parameters/display_text")
                : interactive.at("/action/button");
        if (one.isTextual()) {
            buttons.add(one.asText());
        }
        return new PhoneText(body, buttons);
    }
}
