package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Asked;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Step;
import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Correcting tickets and taking them from step to step. */
@Tag(name = "tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}")
class TicketStepsController {

    private static final int LONGEST_NOTE = 1000;

    private final TicketSteps steps;

    TicketStepsController(TicketSteps steps) {
        this.steps = steps;
    }

    /** Goes into the timeline. */
    record Note(@Nullable String note) {}

    @Operation(summary = "Corrects priority, patient, location or caller.callback; If-Match is needed")
    @PatchMapping
    ResponseEntity<TicketView> correct(@PathVariable UUID id, @RequestBody JsonNode patch, HttpServletRequest request) {
        String ifMatch = request.getHeader(HttpHeaders.IF_MATCH);
        TicketVersions.require(ifMatch);
        return steps.correct(id, TicketCorrection.read(patch), new Asked(Viewer.of(request), ifMatch));
    }

    @Operation(summary = "Somebody works on it: NEW to ACKNOWLEDGED")
    @PostMapping("/acknowledge")
    ResponseEntity<TicketView> acknowledge(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.ACKNOWLEDGE, note, request);
    }

    @Operation(summary = "A unit was sent: ACKNOWLEDGED to DISPATCHED")
    @PostMapping("/dispatch")
    ResponseEntity<TicketView> dispatch(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.DISPATCH, note, request);
    }

    @Operation(summary = "The unit is there: DISPATCHED to ARRIVED")
    @PostMapping("/arrive")
    ResponseEntity<TicketView> arrive(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.ARRIVE, note, request);
    }

    @Operation(summary = "Done: any but NEW to CLOSED")
    @PostMapping("/close")
    ResponseEntity<TicketView> close(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.CLOSE, note, request);
    }

    @Operation(summary = "Not needed: any but closed to CANCELLED; SAME is told, with the note as the reason")
    @PostMapping("/cancel")
    ResponseEntity<TicketView> cancel(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.CANCEL, note, request);
    }

    @Operation(summary = "The resident could not be reached; counted")
    @PostMapping("/no-contact")
    ResponseEntity<TicketView> noContact(
            @PathVariable UUID id, @RequestBody(required = false) @Nullable Note note, HttpServletRequest request) {
        return take(id, Step.NO_CONTACT, note, request);
    }

    private ResponseEntity<TicketView> take(UUID id, Step step, @Nullable Note body, HttpServletRequest request) {
        String note = body == null ? null : body.note();
        if (note != null && note.length() > LONGEST_NOTE) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "note-too-long", "'note' has at most " + LONGEST_NOTE + " characters.");
        }
        Asked asked = new Asked(Viewer.of(request), request.getHeader(HttpHeaders.IF_MATCH));
        return steps.take(id, step, note == null || note.isBlank() ? null : note, asked);
    }
}
