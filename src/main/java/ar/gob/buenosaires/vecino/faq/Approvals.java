package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Nothing is approved untried: what breaks something that is right today needs a reason. */
@Component
class Approvals {

    private final Trials trials;
    private final Reviews reviews;

    Approvals(Trials trials, Reviews reviews) {
        this.trials = trials;
        this.reviews = reviews;
    }

    Trial trial(Kind kind, long id) {
        return trials.of(kind, id);
    }

    Draft approve(Kind kind, long id, Reviews.Approval approval, Asked asked) {
        asked.who().mustReview();
        Trial trial = trials.of(kind, id);
        checkTrial(trial, approval.reason());
        return reviews.approve(kind, id, approval, trial, asked);
    }

    /** Refuses, with what the trial showed, a change that breaks something unless there is a reason for it. */
    static void checkTrial(Trial trial, String reason) {
        if (trial.breaksSomething() && reason.isEmpty()) {
            Problem broken = new Problem(
                    HttpStatus.CONFLICT,
                    "trial-broken",
                    "It would break what is right today, see 'trial'. To approve it all the same give a 'reason'.");
            broken.getBody().setProperty("trial", trial);
            throw broken;
        }
    }
}
