package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.Drafts.Target;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Questions without an answer, grouped by meaning; nothing about symptoms, danger or violence is ever among them. */
@Tag(name = "content")
@RestController
@RequestMapping("/api/v1/unanswered")
class UnansweredController {

    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);

    private final UnansweredDesk desk;
    private final Drafts drafts;
    private final ItemAnswers answers;

    UnansweredController(UnansweredDesk desk, Drafts drafts, ItemAnswers answers) {
        this.desk = desk;
        this.drafts = drafts;
        this.answers = answers;
    }

    /** A word and where it belongs; the kind is EXAMPLE and the text the group's where they are left out. */
    record Assignment(
            @Nullable String service,
            @Nullable String topic,
            Evidence.@Nullable Kind kind,
            @Nullable String text,
            @Nullable Double weight) {

        Target target() {
            return new Target(service, topic);
        }

        Evidence.Kind asKind() {
            return Objects.requireNonNullElse(kind, Evidence.Kind.EXAMPLE);
        }

        Keyword word(String fallback) {
            return new Keyword(
                    Objects.requireNonNullElse(text, fallback).strip(),
                    Objects.requireNonNullElse(weight, Keyword.DEFAULT_WEIGHT));
        }
    }

    @Operation(summary = "Groups, the most asked first, with counts by day and week, examples and the nearest answers")
    @GetMapping
    List<UnansweredGroup> all(@RequestParam(defaultValue = "30") int days) {
        if (days < 1 || days > UnansweredDesk.RETENTION_DAYS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-days", "'days' is from 1 to 180.");
        }
        return desk.groups(days);
    }

    @Operation(summary = "The same as CSV")
    @GetMapping("/export")
    ResponseEntity<String> export(@RequestParam(defaultValue = "30") int days) {
        return ResponseEntity.ok()
                .contentType(CSV)
                .header("Content-Disposition", "attachment; filename=\"unanswered.csv\"")
                .body(table(all(days)));
    }

    @Operation(summary = "One group")
    @GetMapping("/{group}")
    UnansweredGroup one(@PathVariable String group) {
        return desk.group(group);
    }

    @Operation(summary = "What adding the words would change, tried on messages; stores nothing")
    @PostMapping("/{group}/preview")
    Trial preview(@PathVariable String group, @RequestBody Assignment body, Authentication who) {
        Editor editor = Editor.of(who);
        drafts.owner(body.target(), editor);
        return desk.preview(
                body.target(), body.asKind(), body.word(desk.group(group).text()), editor);
    }

    @Operation(summary = "A new keyword or example of a service or answer, as a draft of it")
    @PostMapping("/{group}/assign")
    ResponseEntity<ItemView> assign(@PathVariable String group, @RequestBody Assignment body, Authentication who) {
        Editor editor = Editor.of(who);
        drafts.owner(body.target(), editor);
        Keyword word = body.word(body.text() == null ? desk.group(group).text() : "");
        return answers.ok(desk.assign(group, body.target(), body.asKind(), word, editor));
    }

    @Operation(summary = "Begins an answer, as POST /api/v1/answers does, with the group's questions as examples")
    @PostMapping("/{group}/answer")
    ResponseEntity<ItemView> answer(@PathVariable String group, @RequestBody JsonNode body, Authentication who) {
        return answers.created(desk.answer(group, Proposal.of(body), Editor.of(who)));
    }

    @Operation(summary = "Not ours: it is not shown again")
    @PostMapping("/{group}/dismiss")
    ResponseEntity<Void> dismiss(
            @PathVariable String group,
            @RequestBody(required = false) ItemController.@Nullable Reason body,
            Authentication who) {
        desk.dismiss(group, ItemController.Reason.of(body), Editor.of(who));
        return ResponseEntity.noContent().build();
    }

    private static String table(List<UnansweredGroup> groups) {
        return Stream.concat(
                        Stream.of("group,text,times,last_7_days,previous_7_days,nearest,examples"),
                        groups.stream().map(UnansweredController::row))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String row(UnansweredGroup group) {
        String nearest = group.nearest().stream()
                .map(near -> near.service() + (near.topic() == null ? "" : "/" + near.topic()))
                .collect(Collectors.joining(" "));
        return Stream.of(
                        group.id(),
                        group.text(),
                        String.valueOf(group.times()),
                        String.valueOf(group.last7Days()),
                        String.valueOf(group.previous7Days()),
                        nearest,
                        String.join(" | ", group.examples()))
                .map(UnansweredController::cell)
                .collect(Collectors.joining(","));
    }

    /** As RFC 4180 has it; a spreadsheet must not take a question for a formula. */
    private static String cell(String text) {
        String harmless = text.matches("(?s)[=+@\\t\\r-].*") ? "'" + text : text;
        return '"' + harmless.replace("\"", "\"\"") + '"';
    }
}
