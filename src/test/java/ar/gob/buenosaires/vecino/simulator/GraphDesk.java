package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides on one request as Meta would, without recording anything. */
final class GraphDesk {

    private static final Pattern PATH = Pattern.compile("/v\\d+\\.\\d+/([^/]+)/messages");

    private final BusinessNumber number;
    private final Accounts accounts;
    private final RecipientCheck recipients;
    private final InstantSource clock;
    private volatile String token;

    GraphDesk(BusinessNumber number, Accounts accounts, Rules rules, InstantSource clock) {
        this.number = number;
        this.accounts = accounts;
        this.recipients = new RecipientCheck(number, accounts, rules);
        this.clock = clock;
        this.token = number.accessToken();
    }

    void acceptOnly(String newToken) {
        token = newToken;
    }

    Verdict decide(GraphRequest request, String raw) {
        Optional<GraphError> gate = gate(request);
        if (gate.isPresent()) {
            return new Verdict.Refused(gate.get());
        }
        return request.isMessage() ? message(request, raw) : readMark(request.body());
    }

    private Optional<GraphError> gate(GraphRequest request) {
        if (request.token() == null) {
            return error(0, "An access token is required");
        }
        if (!token.equals(request.token())) {
            return error(190, "Invalid OAuth access token");
        }
        Matcher path = PATH.matcher(request.path());
        if (!path.matches() || !"POST".equals(request.method())) {
            return error(100, "Unsupported request");
        }
        if (!number.phoneNumberId().equals(path.group(1))) {
            return error(33, "Object with this id does not exist");
        }
        return request.body().isObject() ? Optional.empty() : error(100, "The body is not a JSON object");
    }

    private Verdict message(GraphRequest request, String raw) {
        Instant now = clock.instant();
        Optional<GraphError> refusal =
                MessageShape.problemOf(request.body()).or(() -> recipients.refusal(request, now));
        if (refusal.isPresent()) {
            return new Verdict.Refused(refusal.get());
        }
        Account account = accounts.at(request.recipient());
        String wamid = Wamid.next(account.phone());
        Received bubble = new Received(now, wamid, request.callbackData(), request.recipient(), raw);
        return new Verdict.Accepted(account, bubble, answer(request, account, wamid), recipients.failure(request, now));
    }

    private static ObjectNode answer(GraphRequest request, Account account, String wamid) {
        ObjectNode answer = MetaJson.object().put("messaging_product", "whatsapp");
        ObjectNode contact = answer.putArray("contacts").addObject().put("input", request.recipient());
        if (request.body().has("to")) {
            String phone = account.phone();
            contact.put("wa_id", phone == null ? request.recipient() : phone);
        } else {
            contact.put("user_id", request.recipient());
        }
        answer.putArray("messages").addObject().put("id", wamid);
        return answer;
    }

    private Verdict readMark(JsonNode body) {
        String wamid = body.path("message_id").asText();
        boolean fine = "whatsapp".equals(body.path("messaging_product").asText())
                && "read".equals(body.path("status").asText())
                && wamid.startsWith("wamid.");
        JsonNode typing = body.path("typing_indicator");
        boolean typingFine =
                typing.isMissingNode() || "text".equals(typing.path("type").asText());
        if (!fine || !typingFine) {
            return new Verdict.Refused(new GraphError(131009, "message_id, status or typing_indicator is not valid"));
        }
        return new Verdict.Done();
    }

    private static Optional<GraphError> error(int code, String details) {
        return Optional.of(new GraphError(code, details));
    }
}
