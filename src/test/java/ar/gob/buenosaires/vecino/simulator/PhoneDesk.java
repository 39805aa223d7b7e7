package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the phone page can show and do; knows nothing of HTTP. */
final class PhoneDesk {

    private final Residents residents;
    private final Map<Resident, Integer> looked = new ConcurrentHashMap<>();
    private volatile String fault = "none";

    PhoneDesk(Residents residents) {
        this.residents = residents;
        // "read" is reported when somebody looks
        residents.statuses().order(StatusReport.SENT, StatusReport.DELIVERED).delay(Duration.ofMillis(250));
        residents.join();
    }

    Revision revision() {
        return residents.graph().accounts().revision();
    }

    /** Everything the page shows while this resident's chat is open. */
    ObjectNode state(int open) {
        ObjectNode state = MetaJson.object().put("revision", revision().current());
        state.put("number", residents.webhook().number().displayNumber()).put("fault", fault);
        ArrayNode list = state.putArray("residents");
        List<Resident> all = residents.all();
        for (int i = 0; i < all.size(); i++) {
            ArrayNode bubbles = new PhoneView(all.get(i), residents.statuses()).bubbles();
            list.add(summary(i, all.get(i), bubbles));
            if (i == open) {
                state.set("bubbles", bubbles);
                state.put("typingUntil", all.get(i).account().typingUntil().toString());
            }
        }
        return state;
    }

    /** The latest JSON in either direction. */
    ObjectNode wire() {
        String in = Optional.ofNullable(residents.webhook().lastBody()).orElse("");
        String out = Optional.ofNullable(residents.graph().lastBody()).orElse("");
        return MetaJson.object().put("webhook", in).put("graph", out);
    }

    int join(boolean hidden) {
        Resident fresh = hidden ? residents.joinWithoutPhone() : residents.join();
        return residents.all().indexOf(fresh);
    }

    Optional<Resident> resident(int n) {
        List<Resident> all = residents.all();
        return n >= 0 && n < all.size() ? Optional.of(all.get(n)) : Optional.empty();
    }

    /** Does what was tapped on the phone; false for an action that there is not. */
    boolean act(Resident resident, String action, JsonNode body) {
        switch (action) {
            case "text" -> resident.writes(body.path("text").asText());
            case "tap" -> tap(resident, body);
            case "voice" -> resident.sendsVoiceNote();
            case "image" -> resident.sends(Said.image(body.path("text").asText()));
            case "sticker" -> resident.sends(Said.sticker());
            case "document" -> resident.sends(Said.document("comprobante.pdf"));
            case "location" ->
                resident.sends(Said.location(
                        body.path("latitude").asDouble(), body.path("longitude").asDouble()));
            case "phone" ->
                resident.sends(
                        Said.sharedPhone(String.valueOf(resident.account().phone())));
            case "again" -> again(resident);
            case "late" -> {
                Duration ago = Duration.ofMinutes(body.path("minutes").asLong(60));
                resident.writesAt(Instant.now().minus(ago), body.path("text").asText());
            }
            case "seen" -> seen(resident);
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Switches one fault of the Graph API on, and the one before off. */
    void fault(String name) {
        GraphSimulator graph = residents.graph();
        graph.faults().clear();
        graph.up();
        switch (name) {
            case "slow" -> graph.faults().whenever(r -> true, new Fault.Slow(Duration.ofSeconds(3)));
            case "429" -> graph.faults().whenever(r -> true, new Fault.TooMany(Duration.ofSeconds(5)));
            case "500" -> graph.faults().whenever(r -> true, new Fault.ServerError());
            case "502" -> graph.faults().whenever(r -> true, new Fault.BadGateway());
            case "131016" -> graph.faults().whenever(r -> true, new Fault.Refuse(131016));
            case "silent" -> graph.faults().next(1, GraphRequest::isMessage, new Fault.DropAfter());
            case "down" -> graph.down();
            default -> {}
        }
        fault = name;
        revision().bump();
    }

    private static void tap(Resident resident, JsonNode body) {
        String wamid = body.path("bubble").asText();
        String id = body.path("option").asText();
        for (Received bubble : resident.received()) {
            if (bubble.wamid().equals(wamid)) {
                bubble.options().stream()
                        .filter(option -> option.id().equals(id))
                        .findFirst()
                        .ifPresent(option -> resident.taps(bubble, option));
            }
        }
    }

    private static void again(Resident resident) {
        if (!resident.written().isEmpty()) {
            resident.sendsLastAgain();
        }
    }

    private void seen(Resident resident) {
        List<Received> received = resident.received();
        int before = Optional.ofNullable(looked.put(resident, received.size())).orElse(0);
        if (before < received.size()) {
            residents.statuses().seen(resident.account(), received.subList(before, received.size()));
        }
    }

    private ObjectNode summary(int n, Resident resident, ArrayNode bubbles) {
        Account account = resident.account();
        ObjectNode summary = MetaJson.object().put("n", n).put("name", account.name());
        summary.put("hidden", !account.phoneShown());
        summary.put("address", account.phoneShown() ? account.phone() : account.userId());
        summary.put("unread", resident.received().size() - looked.getOrDefault(resident, 0));
        if (!bubbles.isEmpty()) {
            ObjectNode last = (ObjectNode) bubbles.get(bubbles.size() - 1);
            summary.put("last", PhoneView.preview(last))
                    .put("at", last.path("at").asText());
        }
        return summary;
    }
}
