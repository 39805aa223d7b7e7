package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.MessageFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Shows what a text would be taken for and what would be sent; sends and stores nothing. */
@RestController
class PreviewController {

    private static final int MAX_TEXT = 4096; // as a WhatsApp text

    private final Comprehension comprehension;
    private final MessageFormat format;

    PreviewController(Comprehension comprehension, MessageFormat format) {
        this.comprehension = comprehension;
        this.format = format;
    }

    @PostMapping("/api/v1/preview")
    Preview preview(@RequestBody Question question) {
        String text = question.text();
        if (text == null || text.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "text-missing", "'text' is missing or blank.");
        }
        if (text.codePointCount(0, text.length()) > MAX_TEXT) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "text-too-long", "'text' may have at most " + MAX_TEXT + " characters.");
        }
        Content content = new Content.Text(text);
        Optional<Glance> glance = comprehension.look(content);
        Understanding understood = comprehension.understand(glance.orElseThrow(), null);
        Decision decision = comprehension.danger(glance).orElseGet(() -> comprehension.decide(content, glance, null));
        return new Preview(
                understood.intent(),
                understood.topic(),
                understood.certainty().name(),
                understood.score(),
                understood.alternatives(),
                understood.reasons(),
                List.of(format.write(decision.bubble())));
    }

    record Question(@Nullable String text) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Preview(
            String intent,
            @Nullable String topic,
            String outcome,
            double score,
            List<Understanding.Alternative> alternatives,
            List<String> reasons,
            List<JsonNode> replies) {}
}
