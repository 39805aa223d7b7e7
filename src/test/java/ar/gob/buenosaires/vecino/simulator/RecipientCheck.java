package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Whether this recipient may be sent this message now: reference 3.1, 7.2, 8 and 9. */
final class RecipientCheck {

    private final BusinessNumber number;
    private final Accounts accounts;
    private final Rules rules;

    RecipientCheck(BusinessNumber number, Accounts accounts, Rules rules) {
        this.number = number;
        this.accounts = accounts;
        this.rules = rules;
    }

    /** An error that is answered at once. */
    Optional<GraphError> refusal(GraphRequest request, Instant now) {
        String to = request.recipient();
        boolean byPhone = request.body().has("to");
        if (!Accounts.isUserId(to) && !(byPhone && Accounts.isPhone(to))) {
            return error(131009, "Recipient is not valid");
        }
        if (Accounts.digits(to).equals(number.displayNumber())) {
            return error(131021, "Sender and recipient are the same");
        }
        if (rules.isAllowedList() && Accounts.digits(to).startsWith("549")) {
            return error(131030, "Recipient phone number not in allowed list");
        }
        return template(request.body())
                .or(() -> rules.isClosedWindowByStatus() ? Optional.empty() : closedWindow(request, now))
                .or(() -> pace(accounts.at(to), now));
    }

    /** An error that comes later, by a failed status. */
    @Nullable
    GraphError failure(GraphRequest request, Instant now) {
        String to = request.recipient();
        if ((request.body().has("to") && Accounts.isUserId(to))
                || !accounts.at(to).reachable()) {
            return new GraphError(131026, "Message undeliverable");
        }
        return closedWindow(request, now).orElse(null);
    }

    private Optional<GraphError> closedWindow(GraphRequest request, Instant now) {
        boolean template = "template".equals(request.body().path("type").asText());
        if (template
                || !rules.windowEnforced()
                || accounts.at(request.recipient()).windowOpen(now)) {
            return Optional.empty();
        }
        return error(131047, "More than 24 hours have passed since the recipient last replied to the sender number");
    }

    private Optional<GraphError> pace(Account account, Instant now) {
        Pace throughput = rules.throughput();
        if (throughput != null && !throughput.take(now)) {
            return error(130429, "Cloud API message throughput has been reached");
        }
        if (rules.pairPaceEnforced() && !account.paceTaken(now)) {
            return error(131056, "Too many messages sent from this phone number to the same recipient");
        }
        return Optional.empty();
    }

    private Optional<GraphError> template(JsonNode body) {
        if (!"template".equals(body.path("type").asText())) {
            return Optional.empty();
        }
        JsonNode template = body.path("template");
        String name = template.path("name").asText();
        Integer expected = rules.templateParameters(
                name, template.path("language").path("code").asText());
        if (expected == null) {
            return error(132001, "Template name does not exist in the translation");
        }
        int given = 0;
        for (JsonNode component : template.path("components")) {
            given += "body".equals(component.path("type").asText())
                    ? component.path("parameters").size()
                    : 0;
        }
        return given == expected
                ? Optional.empty()
                : error(132000, "body: number of localizable_params does not match the expected number of params");
    }

    private static Optional<GraphError> error(int code, String details) {
        return Optional.of(new GraphError(code, details));
    }
}
