package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Services as editors write them: title, summary, and the words that lead to them. */
@Tag(name = "content")
@RestController
@RequestMapping(ItemAnswers.SERVICES)
class ServiceTextsController extends ItemController {

    ServiceTextsController(Desk desk) {
        super(Kind.SERVICE, desk);
    }

    @Operation(summary = "Services with the text that is worked on")
    @GetMapping
    List<ItemView> all() {
        return desk().drafts().all().stream()
                .filter(draft -> draft.item().key().kind() == Kind.SERVICE)
                .sorted(Comparator.comparing(draft -> draft.item().key().service()))
                .map(desk().answers()::view)
                .toList();
    }

    @Operation(summary = "Begins a service; it goes to review with its first answer")
    @PostMapping
    ResponseEntity<ItemView> create(@RequestBody JsonNode body, Authentication who) {
        return desk().answers().created(desk().drafts().createService(Proposal.of(body), Editor.of(who)));
    }
}
