package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;

/**
 * Phrases that are to tell of danger from now on, or no more. One proposes, two others approve.
 *
 * @param flag whose phrases they are
 * @param phrases as words without case and accents
 * @param approvals who approved so far
 */
@JsonNaming(SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.ALWAYS)
record RedFlagChange(
        long id,
        String flag,
        Deed deed,
        List<String> phrases,
        String reason,
        State state,
        String proposedBy,
        Instant proposedAt,
        List<String> approvals) {

    static final int APPROVALS = 2;

    enum Deed {
        ADD,
        /** Of what was added; what ships changes with a release. */
        TAKE_BACK;

        List<RedFlags.Phrase> on(List<RedFlags.Phrase> before, List<RedFlags.Phrase> changed) {
            List<RedFlags.Phrase> after = new ArrayList<>(before);
            after.removeAll(changed);
            if (this == ADD) {
                after.addAll(changed);
            }
            return List.copyOf(after);
        }
    }

    enum State {
        PROPOSED,
        IN_FORCE,
        DISCARDED
    }

    /**
     * The same with one approval more; the last one puts it in force.
     *
     * @throws Problem for its proposer, for who approved before, and for what is decided already
     */
    RedFlagChange approve(String by) {
        mustBeOpen();
        if (proposedBy.equals(by)) {
            throw new Problem(HttpStatus.FORBIDDEN, "own-change", "Nobody approves what they proposed.");
        }
        if (approvals.contains(by)) {
            throw new Problem(HttpStatus.CONFLICT, "second-person-needed", "Somebody else must approve it too.");
        }
        List<String> all = new ArrayList<>(approvals);
        all.add(by);
        return with(all.size() >= APPROVALS ? State.IN_FORCE : State.PROPOSED, all);
    }

    /**
     * Gives it up.
     *
     * @throws Problem for what is decided already
     */
    RedFlagChange discard() {
        mustBeOpen();
        return with(State.DISCARDED, approvals);
    }

    boolean waitsFor(String person) {
        return state == State.PROPOSED && !proposedBy.equals(person) && !approvals.contains(person);
    }

    private void mustBeOpen() {
        if (state != State.PROPOSED) {
            throw new Problem(HttpStatus.CONFLICT, "step-forbidden", "It is decided already.");
        }
    }

    private RedFlagChange with(State next, List<String> approved) {
        return new RedFlagChange(id, flag, deed, phrases, reason, next, proposedBy, proposedAt, List.copyOf(approved));
    }

    /** What is added once it is in force, of what was before. */
    List<RedFlags.Phrase> after(List<RedFlags.Phrase> before) {
        return deed.on(before, named());
    }

    /** Its phrases with their flag. */
    List<RedFlags.Phrase> named() {
        return phrases.stream().map(words -> new RedFlags.Phrase(flag, words)).toList();
    }
}
