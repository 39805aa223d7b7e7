package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlagChanges.Flag;
import ar.gob.buenosaires.vecino.conversation.RedFlagChanges.Wanted;
import ar.gob.buenosaires.vecino.conversation.RedFlagTrial.Effect;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Phrases that tell of danger: what ships, what was added, and changes of the latter by two approvers. */
@Tag(name = "red flags")
@RestController
@RequestMapping("/api/v1/red-flags")
class RedFlagsController {

    private final RedFlagChanges changes;

    RedFlagsController(RedFlagChanges changes) {
        this.changes = changes;
    }

    /** Why; needed where the effect says that something right would be wrong. */
    record Reason(@Nullable String reason) {

        static @Nullable String of(@Nullable Reason body) {
            return body == null ? null : body.reason();
        }
    }

    @Operation(summary = "All flags with the phrases that ship and those that were added")
    @GetMapping
    List<Flag> flags() {
        return changes.flags();
    }

    @Operation(summary = "Which recorded messages a change would take for danger, or no more; stores nothing")
    @PostMapping("/preview")
    Effect preview(@RequestBody Wanted wanted) {
        return changes.effect(wanted);
    }

    @Operation(summary = "Changes: what waits, then what is decided, the newest first")
    @GetMapping("/changes")
    List<RedFlagChange> all() {
        return changes.all();
    }

    @Operation(summary = "Proposes phrases to add to a flag, or to take back what was added; 'reason' is needed")
    @PostMapping("/changes")
    @ResponseStatus(HttpStatus.CREATED)
    RedFlagChange propose(@RequestBody Wanted wanted, Principal who) {
        return changes.propose(wanted, who.getName());
    }

    @Operation(summary = "What a change would do to recorded messages")
    @GetMapping("/changes/{id}/trial")
    Effect trial(@PathVariable long id) {
        return changes.effect(changes.find(id));
    }

    @Operation(summary = "Approves somebody else's change; the second approval puts it in force")
    @PostMapping("/changes/{id}/approve")
    RedFlagChange approve(@PathVariable long id, @RequestBody(required = false) @Nullable Reason body, Principal who) {
        return changes.approve(id, Reason.of(body), who.getName());
    }

    @Operation(summary = "Gives up what is not in force")
    @PostMapping("/changes/{id}/discard")
    RedFlagChange discard(@PathVariable long id, @RequestBody(required = false) @Nullable Reason body, Principal who) {
        return changes.discard(id, Reason.of(body), who.getName());
    }
}
