package ar.gob.buenosaires.vecino.faq;

import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Items as HTTP answers, with their ETag. */
@Component
class ItemAnswers {

    static final String ANSWERS = "/api/v1/answers";
    static final String SERVICES = "/api/v1/content/services";

    private final ContentRules rules;

    ItemAnswers(ContentRules rules) {
        this.rules = rules;
    }

    LocalDate today() {
        return rules.today();
    }

    Instant now() {
        return rules.now();
    }

    ItemView view(Draft draft) {
        return ItemView.of(draft, rules.today());
    }

    ResponseEntity<ItemView> ok(Draft draft) {
        return ResponseEntity.ok().eTag(ItemVersions.etag(draft.item())).body(view(draft));
    }

    ResponseEntity<ItemView> created(Draft draft) {
        String path = draft.item().key().kind() == Kind.ANSWER ? ANSWERS : SERVICES;
        return ResponseEntity.created(URI.create(path + "/" + draft.item().id()))
                .eTag(ItemVersions.etag(draft.item()))
                .body(view(draft));
    }
}
