package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing: what is saved is a draft, whoever saves it. */
@Component
class Drafts {

    private final ContentItems items;
    private final Revisions revisions;
    private final Areas areas;
    private final ContentRules rules;
    private final FlawWords words;
    private final InstantSource clock;

    Drafts(
            ContentItems items,
            Revisions revisions,
            Areas areas,
            ContentRules rules,
            FlawWords words,
            InstantSource clock) {
        this.items = items;
        this.revisions = revisions;
        this.areas = areas;
        this.rules = rules;
        this.words = words;
        this.clock = clock;
    }

    /** All items with their heads. */
    @Transactional(readOnly = true)
    public List<Draft> all() {
        Map<Long, ContentItem> byId =
                items.findAll().stream().collect(Collectors.toMap(ContentItem::id, Function.identity()));
        return revisions.heads().stream()
                .filter(head -> byId.containsKey(head.itemId()))
                .map(head -> new Draft(Objects.requireNonNull(byId.get(head.itemId())), head))
                .toList();
    }

    @Transactional(readOnly = true)
    public Draft find(Kind kind, long id) {
        return draft(items.findById(id).filter(item -> item.key().kind() == kind));
    }

    @Transactional(readOnly = true)
    public Draft find(long id) {
        return draft(items.findById(id));
    }

    /** An item that nobody else changes until the transaction ends; the caller must be allowed to edit it. */
    Draft locked(Kind kind, long id, Editor who, @Nullable String ifMatch) {
        Draft draft = draft(items.locked(id).filter(item -> item.key().kind() == kind));
        who.mustEdit(draft.item().area());
        ItemVersions.check(ifMatch, draft.item(), draft.head());
        return draft;
    }

    Draft draft(Optional<ContentItem> item) {
        return item.map(found -> new Draft(found, revision(found, found.head())))
                .orElseThrow(ItemVersions::unknown);
    }

    Revision revision(ContentItem item, int number) {
        return revisions.findByItemIdAndNumber(item.id(), number).orElseThrow(ItemVersions::unknown);
    }

    @Transactional
    public Draft createService(Proposal proposal, Editor who) {
        String area = proposal.text("area");
        String chosen =
                area == null && who.areas().size() == 1 ? who.areas().iterator().next() : area;
        if (chosen == null || !areas.existsById(chosen)) {
            throw new Problem(HttpStatus.BAD_REQUEST, "area-unknown", "'area' is the slug of a government area.");
        }
        who.mustEdit(chosen);
        String slug = proposal.text("slug");
        if (slug == null || !ContentRules.isSlug(slug)) {
            throw Proposal.wrong("'slug' has lower-case letters, digits and single hyphens only.");
        }
        return create(ItemKey.service(slug), chosen, proposal, who);
    }

    @Transactional
    public Draft createAnswer(Proposal proposal, Editor who) {
        String slug = proposal.text("service");
        ContentItem service = Optional.ofNullable(slug)
                .flatMap(known -> items.locked(Kind.SERVICE, known, null))
                .orElseThrow(() ->
                        new Problem(HttpStatus.BAD_REQUEST, "service-unknown", "'service' is the slug of a service."));
        who.mustEdit(service.area());
        String topic = proposal.text("topic");
        boolean general = topic == null || topic.equals(ContentFileReader.GENERAL);
        if (topic != null && !ContentRules.isSlug(topic)) {
            throw Proposal.wrong("'topic' has lower-case letters, digits and single hyphens only.");
        }
        ItemKey key = ItemKey.answer(service.key().service(), general ? null : topic);
        return create(key, service.area(), proposal, who);
    }

    private Draft create(ItemKey key, String area, Proposal proposal, Editor who) {
        Document text = proposal.whole(key.kind());
        check(key, text);
        if (items.locked(key.kind(), key.service(), key.topic()).isPresent()) {
            throw new Problem(HttpStatus.CONFLICT, "content-exists", "There is one already; change that one.");
        }
        ContentItem item = items.save(ContentItem.drafted(key, area, who.name()));
        Revision head = revisions.save(new Revision(item, text, deed(who, proposal.reason())));
        return new Draft(item, head);
    }

    /**
     * Saves a new text.
     *
     * @param merge whether fields that are not sent stay
     */
    @Transactional
    public Draft revise(Kind kind, long id, Proposal proposal, boolean merge, Asked asked) {
        Draft before = locked(kind, id, asked.who(), asked.ifMatch());
        ItemVersions.require(asked.ifMatch());
        Document text = merge ? proposal.mergedInto(kind, before.document()) : proposal.whole(kind);
        return revise(before.item(), text, deed(asked.who(), proposal.reason()));
    }

    /** Saves the same text with other words that lead to it. */
    @Transactional
    public Draft reword(Draft seen, UnaryOperator<Words> change, String reason, Asked asked) {
        ItemKey key = seen.item().key();
        Draft before = locked(key.kind(), seen.item().id(), asked.who(), asked.ifMatch());
        Document text = before.document().with(change.apply(before.document().words()));
        return revise(before.item(), text, deed(asked.who(), reason));
    }

    /** A new text of an item that the caller has locked. */
    Draft revise(ContentItem item, Document text, Deed deed) {
        check(item.key(), text);
        item.revise(deed.who());
        Revision head = revisions.save(new Revision(item, text, deed));
        return new Draft(items.saveAndFlush(item), head);
    }

    /** Keeps a text as the item's head, as it is. */
    void keep(ContentItem item, Document text, Deed deed) {
        revisions.save(new Revision(item, text, deed));
    }

    Deed deed(Editor who, String reason) {
        return new Deed(who.name(), clock.instant(), reason);
    }

    /** What is wrong with a text; none when it may be saved. */
    @Transactional(readOnly = true)
    public List<Flaw> flaws(ItemKey key, Document text) {
        List<Flaw> flaws = new ArrayList<>(rules.flaws(text));
        if (flaws.isEmpty()) {
            flaws.addAll(new Neighbourhood(all()).flaws(key, text));
        }
        return flaws;
    }

    private void check(ItemKey key, Document text) {
        List<Flaw> flaws = flaws(key, text);
        if (!flaws.isEmpty()) {
            throw words.problem(flaws);
        }
    }

    /**
     * To whose words something is added.
     *
     * @param topic null for the service as a whole
     */
    record Target(@Nullable String service, @Nullable String topic) {
        boolean names(ItemKey key) {
            String named = key.topic() == null ? ContentFileReader.GENERAL : key.topic();
            return topic == null ? key.kind() == Kind.SERVICE : key.kind() == Kind.ANSWER && topic.equals(named);
        }
    }

    /** The draft whose words lead there; the caller must be allowed to edit it. */
    Draft owner(Target target, Editor who) {
        List<Draft> ofService = all().stream()
                .filter(draft -> draft.item().key().service().equals(target.service()))
                .toList();
        ofService.forEach(draft -> who.mustEdit(draft.item().area()));
        return ofService.stream()
                .filter(draft -> target.names(draft.item().key()))
                .findFirst()
                .orElseThrow(() -> new Problem(
                        HttpStatus.BAD_REQUEST,
                        "service-unknown",
                        "'service' and 'topic' name an answer that there is."));
    }
}
