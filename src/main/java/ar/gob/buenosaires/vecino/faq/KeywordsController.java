package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.GivenReason;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The words that lead to services, one by one; a change of them is a draft of the text that they belong to. */
@Tag(name = "content")
@RestController
@RequestMapping("/api/v1/keywords")
class KeywordsController {

    private final Drafts drafts;
    private final ItemAnswers answers;

    KeywordsController(Drafts drafts, ItemAnswers answers) {
        this.drafts = drafts;
        this.answers = answers;
    }

    /**
     * One keyword, negative or example.
     *
     * @param id names it as long as its text stays
     * @param topic null for the service as a whole
     */
    record Row(
            String id,
            String service,
            @Nullable String topic,
            String area,
            Evidence.Kind kind,
            String text,
            double weight,
            State state) {}

    /** What is added; the kind is KEYWORD and the weight 3 where they are left out. */
    record Added(
            @Nullable String service,
            @Nullable String topic,
            Evidence.@Nullable Kind kind,
            @Nullable String text,
            @Nullable Double weight,
            @Nullable String reason) {}

    @Operation(summary = "Keywords, negatives and examples of the texts that are worked on")
    @GetMapping
    List<Row> all(
            @RequestParam(required = false) @Nullable String service,
            @RequestParam(required = false) @Nullable String area) {
        return drafts.all().stream()
                .filter(draft ->
                        service == null || service.equals(draft.item().key().service()))
                .filter(draft -> area == null || area.equals(draft.item().area()))
                .flatMap(draft -> rows(draft).stream())
                .toList();
    }

    @Operation(summary = "Adds one to the draft of its service, or of the answer about the topic")
    @PostMapping
    ResponseEntity<ItemView> add(@RequestBody Added added, Authentication who) {
        Editor editor = Editor.of(who);
        Draft draft = drafts.owner(new Drafts.Target(added.service(), added.topic()), editor);
        Evidence.Kind kind = Objects.requireNonNullElse(added.kind(), Evidence.Kind.KEYWORD);
        String text = Objects.requireNonNullElse(added.text(), "").strip();
        double weight = Objects.requireNonNullElse(added.weight(), Keyword.DEFAULT_WEIGHT);
        Asked asked = new Asked(editor, ItemVersions.etag(draft.item()));
        return answers.created(drafts.reword(
                draft, words -> words.with(kind, new Keyword(text, weight)), GivenReason.of(added.reason()), asked));
    }

    @Operation(summary = "Takes one out of the draft of its text")
    @DeleteMapping("/{id}")
    ResponseEntity<ItemView> remove(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        Draft draft = drafts.all().stream()
                .filter(each -> rows(each).stream().anyMatch(row -> row.id().equals(id)))
                .findFirst()
                .orElseThrow(ItemVersions::unknown);
        Row row = rows(draft).stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow(ItemVersions::unknown);
        String seen = ifMatch == null ? ItemVersions.etag(draft.item()) : ifMatch;
        return answers.ok(drafts.reword(
                draft, words -> words.without(row.kind(), row.text()), "", new Asked(Editor.of(who), seen)));
    }

    private static List<Row> rows(Draft draft) {
        ItemKey key = draft.item().key();
        return draft.document().words().evidence(draft.item().id(), key.topic()).stream()
                .map(word -> new Row(
                        word.row() + "-"
                                + Hash.of(word.kind() + "|" + word.text()).substring(0, 16),
                        key.service(),
                        key.topic(),
                        draft.item().area(),
                        word.kind(),
                        word.text(),
                        word.weight(),
                        draft.item().state()))
                .toList();
    }
}
