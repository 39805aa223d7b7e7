package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.History.What;
import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * From draft to residents and back: who may, in which order, and what is written down of it. An answer takes its
 * service along as long as that one has never been live.
 */
@Component
class Reviews {

    /** What is approved may begin later and end by itself. */
    record Term(@Nullable Instant publishAt, @Nullable Instant expiresAt) {

        static Term of(ContentItem item) {
            return new Term(item.publishAt(), item.expiresAt());
        }
    }

    /**
     * What a reviewer says with an approval.
     *
     * @param term from the term that was asked for to the one that is approved
     */
    record Approval(String reason, UnaryOperator<Term> term) {

        /** One of the term that was asked for. */
        static Approval of(String reason) {
            return new Approval(reason, UnaryOperator.identity());
        }
    }

    private final ContentItems items;
    private final Drafts drafts;
    private final History history;
    private final TwoApprovers twoApprovers;
    private final InstantSource clock;

    Reviews(ContentItems items, Drafts drafts, History history, TwoApprovers twoApprovers, InstantSource clock) {
        this.items = items;
        this.drafts = drafts;
        this.history = history;
        this.twoApprovers = twoApprovers;
        this.clock = clock;
    }

    @Transactional
    public Draft submit(Kind kind, long id, Term term, String reason, Asked asked) {
        checkTerm(term);
        return step(kind, id, asked, item -> {
            submit(item, term);
            history.note(item, What.SUBMITTED, drafts.deed(asked.who(), reason));
        });
    }

    /** Gives an item that the caller has locked to those who approve. */
    void submit(ContentItem item, Term term) {
        Document now = drafts.revision(item, item.head()).document(item.key().kind());
        Document before = Optional.ofNullable(item.live())
                .map(live -> drafts.revision(item, live).document(item.key().kind()))
                .orElse(null);
        item.submit(twoApprovers.needed(item.key(), before, now), term.publishAt(), term.expiresAt());
    }

    @Transactional
    public Draft sendBack(Kind kind, long id, String reason, Asked asked) {
        if (reason.isEmpty()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "reason-missing", "'reason' says what is to be mended.");
        }
        return step(kind, id, asked, item -> {
            item.sendBack();
            history.note(item, What.SENT_BACK, drafts.deed(asked.who(), reason));
        });
    }

    /**
     * One approval by a reviewer, who may give it another time and end.
     *
     * @param trial what the trial of the change showed, or null where there was none
     */
    @Transactional
    public Draft approve(Kind kind, long id, Approval approval, @Nullable Trial trial, Asked asked) {
        asked.who().mustReview();
        return step(kind, id, asked, item -> {
            if (item.importId() != null) {
                throw new Problem(
                        HttpStatus.CONFLICT, "part-of-import", "It came with an import, which is approved as a whole.");
            }
            if (trial != null && item.key().kind() == kind && item.head() != trial.revision()) {
                throw new Problem(HttpStatus.CONFLICT, "content-changed", "It changed while it was tried. Try again.");
            }
            Deed deed = drafts.deed(asked.who(), approval.reason());
            reschedule(item, approval.term().apply(Term.of(item)), deed);
            approve(item, deed, trial == null ? null : Documents.json(trial));
        });
    }

    private void reschedule(ContentItem item, Term wanted, Deed deed) {
        if (!wanted.equals(Term.of(item))) {
            checkTerm(wanted);
            item.mayBeApprovedBy(deed.who());
            item.reschedule(wanted.publishAt(), wanted.expiresAt());
            history.note(item, What.RESCHEDULED, deed);
        }
    }

    /**
     * One approval of an item that the caller has locked; the last one needed publishes it, or its time does.
     *
     * @throws Problem 409 {@code term-over} for what has come to its end while it waited
     */
    void approve(ContentItem item, Deed deed, @Nullable String trial) {
        item.approve(deed.who());
        if (item.isLapsed(deed.at())) {
            throw new Problem(
                    HttpStatus.CONFLICT, "term-over", "Its end has come while it waited: approve it with another one.");
        }
        history.note(item, What.APPROVED, deed, trial);
        if (item.isDue(deed.at())) {
            item.publish(deed.at());
            history.note(item, What.PUBLISHED, deed, trial);
        }
    }

    @Transactional
    public Draft discard(Kind kind, long id, String reason, Asked asked) {
        return step(kind, id, asked, item -> {
            history.note(item, What.DISCARDED, drafts.deed(asked.who(), reason));
            item.discard();
        });
    }

    /** The end of what residents get; of what needs two people the first one asks and another one does it. */
    @Transactional
    public Draft retire(Kind kind, long id, String reason, Asked asked) {
        asked.who().mustReview();
        Draft draft = drafts.locked(kind, id, asked.who(), asked.ifMatch());
        ContentItem item = draft.item();
        if (kind == Kind.ANSWER && item.key().topic() == null && isServiceLive(item)) {
            throw new Problem(
                    HttpStatus.CONFLICT, "general-answer", "A service needs its general answer: retire the service.");
        }
        Deed deed = drafts.deed(asked.who(), reason);
        boolean alone = twoApprovers.needed(item.key(), null, draft.document()) == 1;
        if (alone || (item.retiring() != null && !asked.who().name().equals(item.retiring()))) {
            item.retire();
            history.note(item, What.RETIRED, deed);
        } else {
            item.askToRetire(asked.who().name());
            history.note(item, What.RETIREMENT_ASKED, deed);
        }
        return new Draft(items.saveAndFlush(item), draft.head());
    }

    /**
     * Back to any revision in one step: a reviewer puts what was live before in force again at once; anything else
     * becomes the draft.
     */
    @Transactional
    public Draft rollBack(Kind kind, long id, int number, String reason, Asked asked) {
        ContentItem item = drafts.locked(kind, id, asked.who(), asked.ifMatch()).item();
        Revision wanted = drafts.revision(item, number);
        Deed deed = drafts.deed(asked.who(), reason);
        if (asked.who().reviewer() && history.wasLive(item, number)) {
            item.rollBack(number);
            history.note(item, What.ROLLED_BACK, deed);
            return new Draft(items.saveAndFlush(item), wanted);
        }
        Draft draft = drafts.revise(item, wanted.document(kind), deed);
        item.contribute(wanted.author());
        return new Draft(items.saveAndFlush(item), draft.head());
    }

    private Draft step(Kind kind, long id, Asked asked, Consumer<ContentItem> verb) {
        Draft draft = drafts.locked(kind, id, asked.who(), asked.ifMatch());
        ContentItem item = draft.item();
        State before = item.state();
        newService(item).filter(service -> service.state() == before).ifPresent(verb);
        verb.accept(item);
        return new Draft(items.saveAndFlush(item), draft.head());
    }

    /** The service of an answer, as long as it was never live. */
    private Optional<ContentItem> newService(ContentItem item) {
        return Optional.of(item)
                .filter(answer -> answer.key().kind() == Kind.ANSWER)
                .flatMap(answer -> items.locked(Kind.SERVICE, answer.key().service(), null))
                .filter(service -> !service.isLive() && service.state() != State.RETIRED);
    }

    private boolean isServiceLive(ContentItem item) {
        return items.locked(Kind.SERVICE, item.key().service(), null)
                .map(ContentItem::isLive)
                .orElse(false);
    }

    private void checkTerm(Term term) {
        Instant now = clock.instant();
        Instant from = term.publishAt() == null || term.publishAt().isBefore(now) ? now : term.publishAt();
        if (term.expiresAt() != null && !term.expiresAt().isAfter(from)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-term", "'expires_at' is after the publication and now.");
        }
    }

    /** Publishes and ends what is due; any node does it. */
    @Transactional
    public void keepTime() {
        Instant now = clock.instant();
        List<ContentItem> timely = items.timely(now);
        for (ContentItem item : timely) {
            Deed deed = new Deed(ContentLoader.TIMETABLE, now, "");
            if (item.isDue(now)) {
                item.publish(now);
                history.note(item, What.PUBLISHED, deed);
            } else if (item.isExpired(now)) {
                item.retire();
                history.note(item, What.RETIRED, deed);
            }
        }
    }
}
