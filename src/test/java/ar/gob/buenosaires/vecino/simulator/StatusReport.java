package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One element of {@code statuses[]}, with the identity fields of the reference's table in 3.1. */
record StatusReport(
        Account account,
        Received bubble,
        String status,
        Instant at,
        @Nullable GraphError error) {

    /** What becomes of a bubble, by rank. */
    static final String SENT = "sent";

    static final String DELIVERED = "delivered";
    static final String READ = "read";
    static final String FAILED = "failed";

    private boolean toUserId() {
        return Accounts.isUserId(bubble.addressedAs());
    }

    private boolean tellsPhone() {
        return account.phone() != null && (!toUserId() || account.phoneShown());
    }

    private boolean failed() {
        return FAILED.equals(status);
    }

    Optional<ObjectNode> contact() {
        boolean arrived = DELIVERED.equals(status) || READ.equals(status);
        return failed() ? Optional.empty() : Optional.of(Delivery.contact(account, tellsPhone(), arrived));
    }

    ObjectNode json() {
        ObjectNode json = MetaJson.object();
        json.put("id", bubble.wamid()).put("status", status).put("timestamp", Long.toString(at.getEpochSecond()));
        if (tellsPhone()) {
            json.put("recipient_id", account.phone());
        }
        if (account.userId() != null && (toUserId() || !failed())) {
            json.put("recipient_user_id", account.userId());
        }
        if (!bubble.callbackData().isEmpty()) {
            json.put("biz_opaque_callback_data", bubble.callbackData());
        }
        if (SENT.equals(status) || DELIVERED.equals(status)) {
            json.putObject("pricing")
                    .put("billable", true)
                    .put("pricing_model", "PMP")
                    .put("type", "regular")
                    .put("category", "service");
        }
        if (error != null) {
            json.putArray("errors").add(error.inStatus());
        }
        return json;
    }
}
