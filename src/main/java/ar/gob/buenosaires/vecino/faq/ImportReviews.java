package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.History.What;
import ar.gob.buenosaires.vecino.faq.ImportRows.Row;
import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Approves an import as a whole, or gives it up. */
@Component
class ImportReviews {

    private static final String IN_REVIEW = "IN_REVIEW";

    private final ImportRows rows;
    private final ContentItems items;
    private final Drafts drafts;
    private final Reviews reviews;
    private final History history;
    private final Tryout tryout;

    ImportReviews(ImportRows rows, ContentItems items, Drafts drafts, Reviews reviews, History history, Tryout tryout) {
        this.rows = rows;
        this.items = items;
        this.drafts = drafts;
        this.reviews = reviews;
        this.history = history;
        this.tryout = tryout;
    }

    /** What an import is tried with. */
    @Component
    record Tryout(Trials trials, ContentSnapshots snapshots, TransactionOperations transactions) {}

    @Transactional(readOnly = true)
    public List<Row> all() {
        return rows.all();
    }

    Trial trial(long id) {
        return tryout.trials.of(Objects.requireNonNull(tryout.transactions.execute(transaction -> change(id))));
    }

    private Trials.Change change(long id) {
        Row row = rows.locked(id).orElseThrow(ItemVersions::unknown);
        Publication before = tryout.snapshots.live();
        Publication after = new Publication(before);
        List<ItemKey> changed = new ArrayList<>();
        for (ContentItem item : items.findByImportIdOrderById(id)) {
            Revision head = drafts.revision(item, item.head());
            after.put(item, item.head(), head.document(item.key().kind()));
            changed.add(item.key());
        }
        removed(row).forEach(item -> {
            after.remove(item.key());
            changed.add(item.key());
        });
        return new Trials.Change(0, tryout.snapshots.version(), before, after, changed);
    }

    private List<ContentItem> removed(Row row) {
        return row.removals().stream()
                .map(id -> items.locked(id).orElseThrow(ItemVersions::unknown))
                .toList();
    }

    Row approve(long id, String reason, Editor who) {
        who.mustReview();
        Trial trial = trial(id);
        Approvals.checkTrial(trial, reason);
        return Objects.requireNonNull(
                tryout.transactions.execute(transaction -> approve(id, drafts.deed(who, reason), trial)));
    }

    private Row approve(long id, Deed deed, Trial trial) {
        Row row = open(id);
        if (row.who().equals(deed.who())) {
            throw new OwnChange();
        }
        if (!row.approvals().contains(deed.who())) {
            rows.approved(row, deed.who());
        }
        String shown = Documents.json(trial);
        items.findByImportIdOrderById(id).forEach(item -> reviews.approve(item, deed, shown));
        Row now = open(id);
        if (now.approvals().size() >= now.needed()) {
            removed(now).stream().filter(ContentItem::isLive).forEach(item -> {
                item.retire();
                history.note(item, What.RETIRED, deed, shown);
            });
            rows.end(now, "PUBLISHED");
        }
        return row(id);
    }

    /** Gives all of it up. */
    @Transactional
    public Row discard(long id, String reason, Editor who) {
        Row row = rows.locked(id).orElseThrow(ItemVersions::unknown);
        List<ContentItem> parts = items.findByImportIdOrderById(id);
        parts.forEach(item -> who.mustEdit(item.area()));
        removed(row).forEach(item -> who.mustEdit(item.area()));
        if (!row.state().equals(IN_REVIEW)) {
            throw ended();
        }
        Deed deed = drafts.deed(who, reason);
        for (ContentItem item : parts) {
            history.note(item, What.DISCARDED, deed);
            item.discard();
        }
        rows.end(row, "DISCARDED");
        return row(id);
    }

    private Row open(long id) {
        Row row = rows.locked(id).orElseThrow(ItemVersions::unknown);
        if (!row.state().equals(IN_REVIEW)) {
            throw ended();
        }
        if (items.findByImportIdOrderById(id).size() != row.items()
                && row.approvals().size() < row.needed()) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "import-void",
                    "A text of it has been changed since. Discard it and import again.");
        }
        return row;
    }

    private Row row(long id) {
        return rows.locked(id).orElseThrow(ItemVersions::unknown);
    }

    private static Problem ended() {
        return new Problem(HttpStatus.CONFLICT, "step-forbidden", "The import is not in review.");
    }
}
