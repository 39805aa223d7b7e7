package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.MarkedText;
import ar.gob.buenosaires.vecino.core.MarkedText.Span;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A bubble as a phone shows it, read from the Cloud API's JSON.
 *
 * @param link opened by a button below, or null
 * @param list the title of the button that opens the rows, or null
 * @param options reply buttons, or the rows of the list
 */
record PhoneBubble(
        List<Span> body, @Nullable Link link, @Nullable String list, List<Option> options) {

    record Link(String text, String url) {}

    record Option(String id, String title, String description) {}

    static PhoneBubble of(JsonNode json) {
        JsonNode interactive = json.path("interactive");
        if (interactive.isMissingNode()) {
            return new PhoneBubble(spans(json.at("/text/body").asText()), null, null, List.of());
        }
        JsonNode action = interactive.path("action");
        JsonNode target = action.path("parameters");
        Link link = target.has("url")
                ? new Link(
                        target.path("display_text").asText(), target.path("url").asText())
                : null;
        String list = action.has("button") ? action.path("button").asText() : null;
        List<Option> options = new ArrayList<>();
        action.path("buttons").forEach(button -> options.add(option(button.path("reply"))));
        action.path("sections").forEach(section -> section.path("rows").forEach(row -> options.add(option(row))));
        return new PhoneBubble(spans(interactive.at("/body/text").asText()), link, list, options);
    }

    private static Option option(JsonNode json) {
        return new Option(
                json.path("id").asText(),
                PlainWriting.visible(json.path("title").asText()),
                PlainWriting.visible(json.path("description").asText()));
    }

    static List<Span> spans(String text) {
        return MarkedText.spans(PlainWriting.visible(text));
    }
}
