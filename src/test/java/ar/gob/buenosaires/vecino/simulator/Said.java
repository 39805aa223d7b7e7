package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.function.Consumer;

/**
 * What a resident can send, of every type of the reference (3.3): the content beside {@code from}, {@code id} and
 * {@code timestamp}.
 *
 * @param fields the properties by name, as a rule one called as the type
 */
public record Said(String type, ObjectNode fields) {

    public static Said text(String body) {
        return of("text", text -> text.put("body", body));
    }

    public static Said buttonReply(String id, String title) {
        return interactive("button_reply", reply -> reply.put("id", id).put("title", title));
    }

    public static Said listReply(String id, String title, String description) {
        return interactive(
                "list_reply", r -> r.put("id", id).put("title", title).put("description", description));
    }

    /** A WhatsApp Flow that was filled in. */
    public static Said form(String responseJson) {
        return interactive(
                "nfm_reply", r -> r.put("name", "flow").put("body", "Sent").put("response_json", responseJson));
    }

    /** A tapped quick reply of a template. */
    public static Said templateButton(String text, String payload) {
        return of("button", button -> button.put("text", text).put("payload", payload));
    }

    public static Said location(double latitude, double longitude) {
        return of("location", l -> l.put("latitude", latitude).put("longitude", longitude));
    }

    public static Said location(double latitude, double longitude, String name, String address) {
        Said said = location(latitude, longitude);
        ((ObjectNode) said.fields.path("location")).put("name", name).put("address", address);
        return said;
    }

    public static Said voiceNote() {
        return of("audio", a -> media(a, "audio/ogg; codecs=opus").put("voice", true));
    }

    public static Said image(String caption) {
        return of("image", i -> media(i, "image/jpeg").put("caption", caption));
    }

    public static Said video() {
        return of("video", v -> media(v, "video/mp4"));
    }

    public static Said document(String filename) {
        return of("document", d -> media(d, "application/pdf").put("filename", filename));
    }

    public static Said sticker() {
        return of("sticker", s -> media(s, "image/webp").put("animated", false));
    }

    /** A contact card. */
    public static Said contact(String name, String phone) {
        Said said = new Said("contacts", MetaJson.object());
        ObjectNode card = said.fields.putArray("contacts").addObject();
        card.putObject("name").put("formatted_name", name);
        card.putArray("phones").addObject().put("phone", phone).put("type", "CELL");
        return said;
    }

    /** The answer to a request for the phone number. */
    public static Said sharedPhone(String phone) {
        Said said = new Said("contacts", MetaJson.object());
        ObjectNode card = said.fields.putArray("contacts").addObject().put("origin", "contact_request");
        card.putArray("phones").addObject().put("phone", phone).put("wa_id", phone);
        return said;
    }

    public static Said reaction(String wamid, String emoji) {
        return of("reaction", r -> r.put("message_id", wamid).put("emoji", emoji));
    }

    public static Said order() {
        return of("order", order -> {
            order.put("catalog_id", "700000000000009").put("text", "");
            order.putArray("product_items")
                    .addObject()
                    .put("product_retailer_id", "sku-1")
                    .put("quantity", 1)
                    .put("item_price", 10.5)
                    .put("currency", "ARS");
        });
    }

    /** A notice of WhatsApp's own; {@link Resident#changesNumber} sends those of identity. */
    public static Said system(String kind, String body, Map<String, String> ids) {
        return of("system", system -> {
            system.put("type", kind).put("body", body);
            ids.forEach(system::put);
        });
    }

    /** A poll or the like, which the Cloud API does not pass on. */
    public static Said unsupported(String kind) {
        Said said = of("unsupported", u -> u.put("type", kind));
        ObjectNode error = said.fields.putArray("errors").addObject().put("code", 131051);
        error.put("title", "Message type unknown").put("message", "Message type unknown");
        error.putObject("error_data").put("details", "Message type is currently not supported.");
        return said;
    }

    /** The older form of {@link #unsupported}. */
    public static Said unknown() {
        Said said = new Said("unknown", MetaJson.object());
        said.fields
                .putArray("errors")
                .addObject()
                .put("code", 131051)
                .put("title", "Unsupported message type")
                .put("details", "Message type is not currently supported");
        return said;
    }

    /** The chat was opened for the first time. */
    public static Said welcome() {
        return new Said("request_welcome", MetaJson.object());
    }

    public static Said edit(String wamid, String newText) {
        return of("edit", edit -> {
            edit.put("original_message_id", wamid);
            edit.putObject("message").put("type", "text").putObject("text").put("body", newText);
        });
    }

    /** A deletion. */
    public static Said revoke(String wamid) {
        return of("revoke", r -> r.put("original_message_id", wamid));
    }

    /** Any type, known or not, with these properties beside the common ones. */
    public static Said other(String type, JsonNode fields) {
        return new Said(type, fields.deepCopy());
    }

    private static Said of(String type, Consumer<ObjectNode> content) {
        Said said = new Said(type, MetaJson.object());
        content.accept(said.fields.putObject(type));
        return said;
    }

    private static Said interactive(String kind, Consumer<ObjectNode> reply) {
        return of("interactive", i -> reply.accept(i.put("type", kind).putObject(kind)));
    }

    private static ObjectNode media(ObjectNode file, String mimeType) {
        return file.put("mime_type", mimeType)
                .put("sha256", "c2ltdWxhdGVkIGZpbGUgY29udGVudCwgMzIgYnl0ZXM=")
                .put("id", "700000000000001")
                .put("url", "https://lookaside.example/700000000000001");
    }
}
