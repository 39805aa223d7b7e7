package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Answers as editors write them. */
@Tag(name = "content")
@RestController
@RequestMapping(ItemAnswers.ANSWERS)
class AnswersController extends ItemController {

    AnswersController(Desk desk) {
        super(Kind.ANSWER, desk);
    }

    @Operation(summary = "Answers with the text that is worked on; stale=true: past their review_by, the oldest first")
    @GetMapping
    List<ItemView.OfAnswer> all(
            @RequestParam(required = false) @Nullable String area,
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable State state,
            @RequestParam(required = false) @Nullable Boolean stale,
            @RequestParam(required = false) @Nullable String words) {
        ItemFilter filter = new ItemFilter(area, service, state, stale, words);
        Comparator<ItemView.OfAnswer> order = Boolean.TRUE.equals(stale)
                ? Comparator.comparing(
                        answer -> answer.text().reviewBy(), Comparator.nullsFirst(Comparator.naturalOrder()))
                : Comparator.comparing(ItemView.OfAnswer::service)
                        .thenComparingInt(answer -> answer.text().position());
        return desk().drafts().all().stream()
                .map(desk().answers()::view)
                .filter(ItemView.OfAnswer.class::isInstance)
                .map(ItemView.OfAnswer.class::cast)
                .filter(filter::matches)
                .sorted(order)
                .toList();
    }

    @Operation(summary = "Begins an answer of a service; 'topic' is left out for the general one")
    @PostMapping
    ResponseEntity<ItemView> create(@RequestBody JsonNode body, Authentication who) {
        return desk().answers().created(desk().drafts().createAnswer(Proposal.of(body), Editor.of(who)));
    }
}
