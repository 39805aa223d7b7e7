package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.GivenReason;
import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** What can be done with an answer and with a service alike. {@code If-Match} is needed to write and honoured else. */
abstract class ItemController {

    private final Kind kind;
    private final Desk desk;

    ItemController(Kind kind, Desk desk) {
        this.kind = kind;
        this.desk = desk;
    }

    /** Where the work is done. */
    @Component
    record Desk(
            Drafts drafts,
            Reviews reviews,
            Approvals approvals,
            Past past,
            Rehearsals rehearsals,
            ItemAnswers answers) {}

    /** Why; needed where it says so. */
    record Reason(@Nullable String reason) {

        static String of(@Nullable Reason body) {
            return GivenReason.of(body == null ? null : body.reason());
        }
    }

    /** From when residents get it, at once when null, and till when. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Submission(
            @Nullable Instant publishAt,
            @Nullable Instant expiresAt,
            @Nullable String reason) {}

    /** An approval; a time that is left out stays as submitted, null is at once, and without an end. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Approval(
            @Nullable String reason,

            @Schema(type = "string", format = "date-time") @Nullable
            JsonNode publishAt,

            @Schema(type = "string", format = "date-time") @Nullable
            JsonNode expiresAt) {

        static Reviews.Approval of(@Nullable Approval body) {
            return body == null
                    ? Reviews.Approval.of("")
                    : new Reviews.Approval(
                            GivenReason.of(body.reason()),
                            asked -> new Reviews.Term(
                                    time(body.publishAt(), asked.publishAt()),
                                    time(body.expiresAt(), asked.expiresAt())));
        }

        private static @Nullable Instant time(@Nullable JsonNode wanted, @Nullable Instant asked) {
            if (wanted == null) {
                return asked;
            }
            try {
                return wanted.isNull()
                        ? null
                        : OffsetDateTime.parse(wanted.asText()).toInstant();
            } catch (DateTimeParseException e) {
                throw new Problem(HttpStatus.BAD_REQUEST, "bad-term", "A time is like 2026-12-01T09:00:00-03:00.");
            }
        }
    }

    record RollBack(int revision, @Nullable String reason) {}

    @Operation(summary = "One with the text that is worked on, and its ETag")
    @GetMapping("/{id}")
    ResponseEntity<ItemView> one(@PathVariable long id) {
        return desk.answers.ok(desk.drafts.find(kind, id));
    }

    @Operation(summary = "Saves a whole new text as a draft; If-Match is needed")
    @PutMapping("/{id}")
    ResponseEntity<ItemView> replace(
            @PathVariable long id,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.drafts.revise(kind, id, Proposal.of(body), false, asked(who, ifMatch)));
    }

    @Operation(summary = "Saves some fields as a draft, a null forgets; If-Match is needed")
    @PatchMapping("/{id}")
    ResponseEntity<ItemView> change(
            @PathVariable long id,
            @RequestBody JsonNode body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.drafts.revise(kind, id, Proposal.of(body), true, asked(who, ifMatch)));
    }

    @Operation(summary = "Gives the draft to those who approve; publication at a time and an end are optional")
    @PostMapping("/{id}/submit")
    ResponseEntity<ItemView> submit(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Submission body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        Submission wanted = body == null ? new Submission(null, null, null) : body;
        var term = new Reviews.Term(wanted.publishAt(), wanted.expiresAt());
        return desk.answers.ok(
                desk.reviews.submit(kind, id, term, GivenReason.of(wanted.reason()), asked(who, ifMatch)));
    }

    @Operation(summary = "Back to its author, with what is to be mended")
    @PostMapping("/{id}/send-back")
    ResponseEntity<ItemView> sendBack(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Reason body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.reviews.sendBack(kind, id, Reason.of(body), asked(who, ifMatch)));
    }

    @Operation(
            summary = "Approves somebody else's change; one that breaks what is right today needs a reason. Another"
                    + " 'publish_at' or 'expires_at' than submitted takes earlier approvals back")
    @PostMapping("/{id}/approve")
    ResponseEntity<ItemView> approve(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Approval body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.approvals.approve(kind, id, Approval.of(body), asked(who, ifMatch)));
    }

    @Operation(summary = "What the text that is worked on would change for residents, tried on messages")
    @GetMapping("/{id}/trial")
    Trial trial(@PathVariable long id) {
        return desk.approvals.trial(kind, id);
    }

    @Operation(
            summary = "A conversation with the text that is worked on laid over what is live: 'text' or 'button' of a"
                    + " resident, 'last_service' of the answer before; stores and sends nothing")
    @PostMapping("/{id}/talk")
    ContentPreview.Said talk(@PathVariable long id, @RequestBody Rehearsals.Turn turn, Authentication who) {
        return desk.rehearsals.talk(kind, id, turn, Editor.of(who));
    }

    @Operation(summary = "Gives up what is not live")
    @PostMapping("/{id}/discard")
    ResponseEntity<ItemView> discard(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Reason body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.reviews.discard(kind, id, Reason.of(body), asked(who, ifMatch)));
    }

    @Operation(summary = "The end of what is live; what needs two approvers needs two people here too")
    @PostMapping("/{id}/retire")
    ResponseEntity<ItemView> retire(
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Reason body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        return desk.answers.ok(desk.reviews.retire(kind, id, Reason.of(body), asked(who, ifMatch)));
    }

    @Operation(summary = "Back to a revision: live at once for a reviewer where it was live before, else as a draft")
    @PostMapping("/{id}/roll-back")
    ResponseEntity<ItemView> rollBack(
            @PathVariable long id,
            @RequestBody RollBack body,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            Authentication who) {
        String reason = GivenReason.of(body.reason());
        return desk.answers.ok(desk.reviews.rollBack(kind, id, body.revision(), reason, asked(who, ifMatch)));
    }

    @Operation(summary = "Who wrote what and why, the newest first")
    @GetMapping("/{id}/revisions")
    List<Past.Change> revisions(@PathVariable long id) {
        return desk.past.changes(kind, id);
    }

    @Operation(summary = "A revision beside another one, by default the live one")
    @GetMapping("/{id}/revisions/{number}")
    Past.Compared revision(
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(required = false) @Nullable Integer against) {
        return desk.past.compared(kind, id, number, against);
    }

    @Operation(summary = "What was done with it besides writing, the newest first")
    @GetMapping("/{id}/history")
    List<Past.Step> history(@PathVariable long id) {
        return desk.past.steps(kind, id);
    }

    final Desk desk() {
        return desk;
    }

    static Asked asked(Authentication who, @Nullable String ifMatch) {
        return new Asked(Editor.of(who), ifMatch);
    }
}
