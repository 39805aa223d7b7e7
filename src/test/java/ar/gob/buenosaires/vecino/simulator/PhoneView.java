package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One resident's chat as the phone page shows it: bubbles of both sides in the order in which they appeared. */
final class PhoneView {

    private final Resident resident;
    private final StatusReports statuses;

    PhoneView(Resident resident, StatusReports statuses) {
        this.resident = resident;
        this.statuses = statuses;
    }

    private record Shown(Instant at, ObjectNode bubble) {}

    ArrayNode bubbles() {
        List<Shown> shown = new ArrayList<>();
        List<Outgoing> written = resident.written();
        int readUpTo = readUpTo(written);
        for (int i = 0; i < written.size(); i++) {
            shown.add(new Shown(written.get(i).writtenAt(), mine(written.get(i), i <= readUpTo)));
        }
        resident.received().forEach(bubble -> shown.add(new Shown(bubble.at(), theirs(bubble))));
        shown.sort(Comparator.comparing(Shown::at));
        ArrayNode bubbles = MetaJson.object().putArray("bubbles");
        shown.forEach(each -> bubbles.add(each.bubble()));
        return bubbles;
    }

    /** The start of the newest bubble, for the list of chats. */
    static String preview(ObjectNode bubble) {
        JsonNode content = bubble.path("content");
        String type = bubble.path("type").asText();
        String text = switch (type) {
            case "text" -> content.path("body").asText();
            case "interactive" -> interactivePreview(content);
            case "audio" -> "Nota de voz";
            case "image" -> "Imagen";
            case "sticker" -> "Sticker";
            case "document" -> "Documento";
            case "location" -> "Ubicación";
            case "contacts" -> "Contacto";
            default -> type;
        };
        return text.lines().findFirst().orElse("");
    }

    private static String interactivePreview(JsonNode content) {
        String body = content.path("body").path("text").asText();
        String reply = content.path("button_reply").path("title").asText();
        return body + reply + content.path("list_reply").path("title").asText();
    }

    private int readUpTo(List<Outgoing> written) {
        String mark = resident.account().readUpTo();
        for (int i = written.size() - 1; i >= 0; i--) {
            if (written.get(i).message().wamid().equals(mark)) {
                return i;
            }
        }
        return -1;
    }

    private static ObjectNode mine(Outgoing outgoing, boolean read) {
        Written message = outgoing.message();
        ObjectNode bubble =
                bubble(message.wamid(), "mine", message.at(), message.said().type());
        bubble.set("content", message.said().fields().path(message.said().type()));
        bubble.put("deliveries", outgoing.attempts());
        if (message.context() != null) {
            bubble.put("replyTo", message.context().path("id").asText());
        }
        if (message.at().isBefore(outgoing.writtenAt().minusSeconds(60))) {
            bubble.put("late", true);
        }
        return bubble.put("ticks", ticks(outgoing, read));
    }

    private static String ticks(Outgoing outgoing, boolean read) {
        if (outgoing.taken()) {
            return read ? "read" : "delivered";
        }
        return outgoing.attempts() == 0 ? "clock" : "sent";
    }

    private ObjectNode theirs(Received received) {
        JsonNode message = received.json();
        String type = message.path("type").asText();
        ObjectNode bubble = bubble(received.wamid(), "theirs", received.at(), type);
        bubble.set("content", message.path(type));
        String told = statuses.told(received.wamid());
        return bubble.put("ticks", told == null ? "clock" : told);
    }

    private static ObjectNode bubble(String id, String side, Instant at, String type) {
        return MetaJson.object()
                .put("id", id)
                .put("side", side)
                .put("at", at.toString())
                .put("type", type);
    }
}
