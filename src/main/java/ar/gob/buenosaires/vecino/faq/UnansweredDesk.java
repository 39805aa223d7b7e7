package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** What editors do with questions without an answer. */
@Component
class UnansweredDesk {

    private static final int MOST_EXAMPLES = 5;

    private final UnansweredLog log;
    private final ContentSnapshots snapshots;
    private final Drafts drafts;
    private final Trials trials;
    private final ContentRules rules;
    private final TransactionOperations transactions;

    UnansweredDesk(
            UnansweredLog log,
            ContentSnapshots snapshots,
            Drafts drafts,
            Trials trials,
            ContentRules rules,
            TransactionOperations transactions) {
        this.log = log;
        this.snapshots = snapshots;
        this.drafts = drafts;
        this.trials = trials;
        this.rules = rules;
        this.transactions = transactions;
    }

    /** The most asked first, of so many days. */
    @Transactional(readOnly = true)
    public List<UnansweredGroup> groups(int days) {
        return UnansweredGroup.of(log.questions(days), snapshots.live(), rules.today());
    }

    @Transactional(readOnly = true)
    public UnansweredGroup group(String id) {
        return groups(RETENTION_DAYS).stream()
                .filter(group -> group.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "group-unknown", "There is no such group."));
    }

    static final int RETENTION_DAYS = 180;

    /** What adding words would change; nothing is stored. */
    Trial preview(Drafts.Target target, Evidence.Kind kind, Keyword word, Editor who) {
        return trials.with(drafts.owner(target, who), words -> words.with(kind, word));
    }

    /** Adds a word to the draft of an answer; the group's questions are then no longer shown. */
    @Transactional
    public Draft assign(String id, Drafts.Target target, Evidence.Kind kind, Keyword word, Editor who) {
        Draft owner = drafts.owner(target, who);
        List<String> keys = group(id).keys();
        Asked asked = new Asked(who, ItemVersions.etag(owner.item()));
        Draft changed = drafts.reword(owner, words -> words.with(kind, word), "", asked);
        log.decide(keys, "ASSIGNED", drafts.deed(who, ""), changed.item().id());
        return changed;
    }

    /** What beginning the answer would change; nothing is stored. */
    Trial preview(String id, Proposal proposal, Editor who) {
        Draft would = Objects.requireNonNull(transactions.execute(transaction -> {
            transaction.setRollbackOnly();
            return answer(id, proposal, who);
        }));
        return trials.withNew(would.item().key(), would.item().area(), would.document());
    }

    /** Begins an answer whose first examples are the group's questions. */
    @Transactional
    public Draft answer(String id, Proposal proposal, Editor who) {
        Draft begun = drafts.createAnswer(proposal, who);
        UnansweredGroup group = group(id);
        Asked asked = new Asked(who, "*");
        Draft draft = drafts.reword(begun, words -> withExamples(words, group), proposal.reason(), asked);
        log.decide(group.keys(), "ASSIGNED", drafts.deed(who, ""), draft.item().id());
        return draft;
    }

    private static Words withExamples(Words words, UnansweredGroup group) {
        Words more = words;
        for (String example : group.examples()) {
            boolean fits = more.examples().size() < MOST_EXAMPLES && !example.contains("#");
            if (fits && !more.examples().contains(example)) {
                more = more.with(Evidence.Kind.EXAMPLE, Keyword.of(example));
            }
        }
        return more;
    }

    /** Not ours, or nothing that could be answered. */
    @Transactional
    public void dismiss(String id, String reason, Editor who) {
        log.decide(group(id).keys(), "DISMISSED", drafts.deed(who, reason), null);
    }

    /** What was decided about the questions of so many days, the newest first. */
    @Transactional(readOnly = true)
    public List<UnansweredLog.Decided> decided(int days) {
        return log.decided(days);
    }
}
