package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.PlainWriting.Address;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What waits for approval, and all that a person needs to decide on one change. */
@Component
class ReviewPages {

    private final Drafts drafts;
    private final History history;
    private final Looks looks;
    private final DeskPages desk;

    ReviewPages(Drafts drafts, History history, Looks looks, DeskPages desk) {
        this.drafts = drafts;
        this.history = history;
        this.looks = looks;
        this.desk = desk;
    }

    /** How a change looks. */
    @Component
    record Looks(FieldDiffs diffs, Rehearsals rehearsals, ItemAnswers answers) {}

    /**
     * One that waits.
     *
     * @param since when it was given to those who approve
     * @param own the person who looks had a hand in it
     */
    record Waiting(String title, String area, ItemView.Bookkeeping item, Instant since, boolean own) {}

    /**
     * A change.
     *
     * @param why the author's reason; may be empty
     * @param fields how it differs from what residents get
     * @param service the text of its service, where that one is new too
     * @param links where its addresses lead
     * @param outcome the trial before it was published, or null while it is not
     */
    record Shown(
            String title,
            String area,
            ItemView.Bookkeeping item,
            boolean own,
            String why,
            List<FieldDiffs.FieldDiff> fields,
            @Nullable List<FieldDiffs.FieldDiff> service,
            List<Address> links,
            List<PhoneBubble> before,
            List<PhoneBubble> after,
            @Nullable Trial outcome) {}

    ContentNames names() {
        return desk.names();
    }

    /** The oldest first. A new service waits with its first answer. */
    List<Waiting> queue(Editor who) {
        List<Draft> all = drafts.all();
        ContentNames names = names();
        Map<Long, Instant> submitted = history.submitted();
        return all.stream()
                .filter(draft ->
                        draft.item().state() == State.IN_REVIEW || draft.item().retiring() != null)
                .filter(draft -> !goesWithAnAnswer(draft, all))
                .map(draft -> new Waiting(
                        title(draft, names),
                        names.area(draft.item().area()),
                        looks.answers.view(draft).item(),
                        submitted.getOrDefault(draft.item().id(), draft.head().at()),
                        draft.item().contributors().contains(who.name())))
                .sorted(Comparator.comparing(Waiting::since))
                .toList();
    }

    private static boolean goesWithAnAnswer(Draft draft, List<Draft> all) {
        ItemKey key = draft.item().key();
        return key.kind() == Kind.SERVICE
                && !draft.item().isLive()
                && all.stream()
                        .anyMatch(other -> other.item().key().kind() == Kind.ANSWER
                                && other.item().state() == State.IN_REVIEW
                                && other.item().key().service().equals(key.service()));
    }

    private static String title(Draft draft, ContentNames names) {
        ItemKey key = draft.item().key();
        String service = names.of(key.service(), null);
        return key.kind() == Kind.SERVICE
                ? service
                : service + ": " + draft.document().title();
    }

    Shown one(long id, Editor who) {
        Draft draft = drafts.find(id);
        ContentItem item = draft.item();
        ContentNames names = names();
        Rehearsals.Text text = Rehearsals.Text.of(draft);
        return new Shown(
                title(draft, names),
                names.area(item.area()),
                looks.answers.view(draft).item(),
                item.contributors().contains(who.name()),
                draft.head().reason(),
                looks.diffs.between(live(item), draft.document()),
                newService(item)
                        .map(service -> looks.diffs.between(null, service.document()))
                        .orElse(null),
                links(draft.document()),
                looks.rehearsals
                        .lookNow(item.key())
                        .map(PhoneBubble::of)
                        .map(List::of)
                        .orElse(List.of()),
                looks.rehearsals.look(text).map(PhoneBubble::of).map(List::of).orElse(List.of()),
                item.state() == State.PUBLISHED ? outcome(item) : null);
    }

    private @Nullable Document live(ContentItem item) {
        Integer live = item.live();
        return live == null
                ? null
                : drafts.revision(item, live).document(item.key().kind());
    }

    /** The service of an answer, as long as it was never live. */
    private Optional<Draft> newService(ContentItem item) {
        return item.key().kind() == Kind.SERVICE
                ? Optional.empty()
                : drafts.all().stream()
                        .filter(draft -> draft.item()
                                .key()
                                .equals(ItemKey.service(item.key().service())))
                        .filter(draft -> !draft.item().isLive())
                        .findFirst();
    }

    private @Nullable Trial outcome(ContentItem item) {
        return history.of(item).stream()
                .filter(entry -> entry.what() == History.What.PUBLISHED && entry.revision() == item.head())
                .map(History.Entry::trial)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Documents::trial)
                .orElse(null);
    }

    private static List<Address> links(Document text) {
        if (!(text instanceof Answer answer)) {
            return List.of();
        }
        List<Address> links = new ArrayList<>();
        if (answer.link() != null) {
            links.addAll(PlainWriting.addresses(answer.link().url()));
        }
        links.addAll(PlainWriting.addresses(answer.body()));
        return links.stream().distinct().toList();
    }
}
