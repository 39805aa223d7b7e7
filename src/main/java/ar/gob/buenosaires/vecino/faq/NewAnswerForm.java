package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.PlainText;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An answer begun from questions without one, as a page sends it; its topic is named after its title. */
record NewAnswerForm(
        @Nullable String service,
        @Nullable String title,
        @Nullable String body,
        @Nullable String source,
        @Nullable String factsDate,
        @Nullable String reviewBy) {

    private static final int REVIEW_MONTHS = 6;
    private static final int LONGEST_TOPIC = 40;

    static NewAnswerForm begin(LocalDate today) {
        return new NewAnswerForm(
                null,
                null,
                null,
                null,
                today.toString(),
                today.plusMonths(REVIEW_MONTHS).toString());
    }

    /** The same as {@code POST /api/v1/unanswered/{group}/answer} takes. */
    Proposal proposal() {
        ObjectNode fields = JsonNodeFactory.instance.objectNode();
        fields.put("service", service).put("topic", topic());
        fields.put("title", title == null ? "" : title.strip());
        fields.put("body", body);
        if (source != null && !source.isBlank()) {
            fields.putArray("sources").add(source.strip());
        }
        fields.put("facts_date", blankToNull(factsDate)).put("review_by", blankToNull(reviewBy));
        return Proposal.of(fields);
    }

    private String topic() {
        String folded = String.join(
                        "-", PlainText.of(Objects.requireNonNullElse(title, "")).words())
                .replaceAll("[^a-z0-9-]", "")
                .replaceAll("-+", "-")
                .replaceAll("^-|-$", "");
        String topic = folded.isEmpty() ? "tema" : folded;
        return topic.length() > LONGEST_TOPIC
                ? topic.substring(0, LONGEST_TOPIC).replaceAll("-$", "")
                : topic;
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
