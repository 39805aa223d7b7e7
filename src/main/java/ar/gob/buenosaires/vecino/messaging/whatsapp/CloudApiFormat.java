package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.MessageFormat;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Bubbles as the bodies of {@code POST /{phone number id}/messages}. Source: Cloud API reference, message types. */
@Component
class CloudApiFormat implements MessageFormat {

    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final String phoneRequestType;

    CloudApiFormat(GraphSettings settings) {
        this.phoneRequestType = settings.http().phoneRequestType();
    }

    @Override
    public ObjectNode write(OutgoingMessage message) {
        ObjectNode json = JSON.objectNode().put("messaging_product", "whatsapp").put("recipient_type", "individual");
        return switch (message) {
            case OutgoingMessage.Text text -> text(json, text);
            case OutgoingMessage.Template template -> template(json, template);
            case OutgoingMessage.Buttons buttons ->
                interactive(json, "button", buttons.body(), buttons.footer(), buttons(buttons));
            case OutgoingMessage.Menu menu -> interactive(json, "list", menu.body(), menu.footer(), list(menu));
            case OutgoingMessage.Link link -> interactive(json, "cta_url", link.body(), link.footer(), link(link));
            case OutgoingMessage.LocationRequest ask ->
                interactive(json, "location_request_message", ask.body(), null, named("send_location"));
            case OutgoingMessage.PhoneRequest ask ->
                interactive(json, phoneRequestType, ask.body(), null, named(phoneRequestType));
        };
    }

    private static ObjectNode text(ObjectNode json, OutgoingMessage.Text text) {
        json.put("type", "text").putObject("text").put("body", text.body()).put("preview_url", false);
        return json;
    }

    private static ObjectNode template(ObjectNode json, OutgoingMessage.Template template) {
        ObjectNode content = json.put("type", "template").putObject("template").put("name", template.name());
        content.putObject("language").put("code", template.language());
        if (!template.parameters().isEmpty()) {
            ArrayNode parameters = content.putArray("components")
                    .addObject()
                    .put("type", "body")
                    .putArray("parameters");
            template.parameters()
                    .forEach(p -> parameters.addObject().put("type", "text").put("text", p));
        }
        return json;
    }

    private static ObjectNode interactive(
            ObjectNode json, String type, String body, @Nullable String footer, ObjectNode action) {
        ObjectNode content =
                json.put("type", "interactive").putObject("interactive").put("type", type);
        content.putObject("body").put("text", body);
        if (footer != null) {
            content.putObject("footer").put("text", footer);
        }
        content.set("action", action);
        return json;
    }

    private static ObjectNode buttons(OutgoingMessage.Buttons message) {
        ObjectNode action = JSON.objectNode();
        ArrayNode buttons = action.putArray("buttons");
        message.buttons()
                .forEach(button -> buttons.addObject()
                        .put("type", "reply")
                        .putObject("reply")
                        .put("id", button.id())
                        .put("title", button.title()));
        return action;
    }

    private static ObjectNode list(OutgoingMessage.Menu menu) {
        ObjectNode action = JSON.objectNode().put("button", menu.button());
        ArrayNode sections = action.putArray("sections");
        menu.sections().forEach(section -> {
            ObjectNode json = sections.addObject();
            if (section.title() != null) {
                json.put("title", section.title());
            }
            ArrayNode rows = json.putArray("rows");
            section.rows().forEach(row -> row(rows.addObject(), row));
        });
        return action;
    }

    private static void row(ObjectNode json, OutgoingMessage.Row row) {
        json.put("id", row.id()).put("title", row.title());
        if (row.description() != null) {
            json.put("description", row.description());
        }
    }

    private static ObjectNode link(OutgoingMessage.Link link) {
        ObjectNode action = named("cta_url");
        action.putObject("parameters")
                .put("display_text", link.button())
                .put("url", link.url().toString());
        return action;
    }

    private static ObjectNode named(String name) {
        return JSON.objectNode().put("name", name);
    }
}
