package ar.gob.buenosaires.vecino.faq;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the page shows on which somebody writes a text, stored or not. */
@Component
class EditorPages {

    private static final List<String> USUAL_TOPICS =
            List.of("cost", "requirements", "how", "where", "hours", "documents", "deadline", "status", "claim");
    /** While somebody is still typing, what is not there yet is no mistake. */
    private static final Set<String> NOT_YET = Set.of("missing", "needed");

    private final Drafts drafts;
    private final Rehearsals rehearsals;
    private final ContentLists lists;
    private final ItemAnswers answers;
    private final FlawWords words;

    EditorPages(Drafts drafts, Rehearsals rehearsals, ContentLists lists, ItemAnswers answers, FlawWords words) {
        this.drafts = drafts;
        this.rehearsals = rehearsals;
        this.lists = lists;
        this.answers = answers;
        this.words = words;
    }

    /**
     * What is told at a field.
     *
     * @param most how much it may hold, in code points or entries; 0 where nothing is counted
     */
    record Note(String id, int used, int most, List<String> flaws) {

        public boolean isFull() {
            return most > 0 && used > most;
        }

        public boolean isWrong() {
            return !flaws.isEmpty() || isFull();
        }
    }

    /** Where a follow-up may lead. */
    record Target(String value, String title) {}

    /** Where it may lead within one service, named by its title; null for the same one, empty for anything else. */
    record Targets(@Nullable String service, List<Target> answers) {}

    /**
     * The page.
     *
     * @param item null for one that is not stored yet
     * @param phone what a resident would see; empty while it cannot be sent
     */
    record Shown(
            Kind kind,
            ItemView.@Nullable Bookkeeping item,
            Rehearsals.Text text,
            String serviceTitle,
            String areaName,
            Map<String, Note> notes,
            List<PhoneBubble> phone) {}

    /** A stored item with a text, which may be another one than the stored. */
    Shown of(Draft draft, Document text, Map<String, List<String>> flaws) {
        return shown(Rehearsals.Text.of(draft).saying(text), answers.view(draft).item(), flaws);
    }

    /** One that is not stored yet. */
    Shown of(Rehearsals.Text begun, Map<String, List<String>> flaws) {
        return shown(begun, null, flaws);
    }

    /** As it stands while somebody types. */
    Shown typed(Rehearsals.Text text) {
        Map<String, List<String>> flaws = new LinkedHashMap<>();
        drafts.flaws(text.key(), text.document()).stream()
                .filter(flaw -> !NOT_YET.contains(flaw.code()))
                .forEach(flaw -> flaws.computeIfAbsent(flaw.field(), field -> new ArrayList<>())
                        .add(words.say(flaw)));
        return shown(text, null, flaws);
    }

    private Shown shown(Rehearsals.Text text, ItemView.@Nullable Bookkeeping item, Map<String, List<String>> flaws) {
        return new Shown(
                text.key().kind(),
                item,
                text,
                serviceTitle(text.key().service()).orElse(""),
                lists.areaName(text.area()),
                notes(text.document(), flaws),
                rehearsals.look(text).map(PhoneBubble::of).map(List::of).orElse(List.of()));
    }

    private static Map<String, Note> notes(Document text, Map<String, List<String>> flaws) {
        Map<String, ContentRules.Size> sizes =
                ContentRules.sizes(text).stream().collect(Collectors.toMap(ContentRules.Size::field, size -> size));
        List<String> fields = new ArrayList<>(sizes.keySet());
        if (text instanceof Answer) {
            fields.addAll(List.of("link.url", "facts_date", "review_by"));
        }
        Map<String, Note> notes = new LinkedHashMap<>();
        for (String field : fields) {
            ContentRules.Size size = sizes.getOrDefault(field, new ContentRules.Size(field, 0, 0));
            String id = field.replace('.', '-');
            notes.put(
                    field.replace('.', '_'),
                    new Note(id, size.used(), size.most(), flaws.getOrDefault(field, List.of())));
        }
        return notes;
    }

    /** What a form is about; only for those who may edit it. */
    Rehearsals.Text posted(ContentForm form, Editor who) {
        if (form.id() != 0) {
            Draft draft = editable(form.id(), who);
            return Rehearsals.Text.of(draft).saying(form.over(draft.document()));
        }
        ItemKey key = form.key();
        String area = key.kind() == Kind.SERVICE
                ? form.text("area")
                : service(key.service()).item().area();
        who.mustEdit(area);
        return new Rehearsals.Text(0, key, area, form.over(null));
    }

    /** From when till when it is asked for or live, as far as that is still to come. */
    Reviews.Term term(Draft draft) {
        return new Reviews.Term(
                toCome(draft.item().publishAt()), toCome(draft.item().expiresAt()));
    }

    private @Nullable Instant toCome(@Nullable Instant time) {
        return time != null && time.isAfter(answers.now()) ? time : null;
    }

    Draft editable(long id, Editor who) {
        Draft draft = drafts.find(id);
        who.mustEdit(draft.item().area());
        return draft;
    }

    /** The service with that slug. */
    Draft service(String slug) {
        return services()
                .filter(draft -> draft.item().key().service().equals(slug))
                .findFirst()
                .orElseThrow(ItemVersions::unknown);
    }

    private Stream<Draft> services() {
        return drafts.all().stream().filter(draft -> draft.item().key().kind() == Kind.SERVICE);
    }

    private Optional<String> serviceTitle(String slug) {
        return services()
                .filter(draft -> draft.item().key().service().equals(slug))
                .map(draft -> draft.document().title())
                .findFirst();
    }

    /** The empty text of a new service. */
    Rehearsals.Text newService(String area) {
        CityService empty = new CityService("", null, "", 0, List.of(), List.of(), List.of());
        return new Rehearsals.Text(0, ItemKey.service(""), area, empty);
    }

    /** The empty text of a new answer: the general one as long as the service has none. */
    Rehearsals.Text newAnswer(String slug, Editor who) {
        Draft service = service(slug);
        who.mustEdit(service.item().area());
        boolean general = topics(slug).isEmpty();
        LocalDate today = answers.today();
        Answer empty = new Answer(
                "", "", null, List.of(), List.of(), today, today.plusMonths(6), 0, List.of(), List.of(), List.of());
        String topic = general ? null : ContentForm.OTHER_TOPIC;
        return new Rehearsals.Text(
                0, ItemKey.answer(slug, topic), service.item().area(), empty);
    }

    /** Topics for which a service has no answer yet; the general one alone as long as that is missing. */
    List<String> freeTopics(String slug) {
        List<String> taken = topics(slug);
        if (!taken.contains(ContentFileReader.GENERAL)) {
            return List.of(ContentFileReader.GENERAL);
        }
        List<String> free = new ArrayList<>(USUAL_TOPICS);
        free.removeAll(taken);
        free.add(ContentForm.OTHER_TOPIC);
        return free;
    }

    private List<String> topics(String slug) {
        return answers()
                .filter(draft -> draft.item().key().service().equals(slug))
                .map(draft -> Objects.requireNonNullElse(draft.item().key().topic(), ContentFileReader.GENERAL))
                .toList();
    }

    private Stream<Draft> answers() {
        return drafts.all().stream().filter(draft -> draft.item().key().kind() == Kind.ANSWER);
    }

    /**
     * All answers, those of the same service first, then by service; the general one first in each. At the end whatever
     * else is chosen, so that nobody loses it unseen.
     */
    List<Targets> targets(Rehearsals.Text text) {
        List<Targets> known = knownTargets(text);
        List<String> chosen = text.document() instanceof Answer answer ? answer.followUps() : List.of();
        List<Target> others = chosen.stream()
                .map(value -> new Target(value, value))
                .filter(target -> known.stream()
                        .flatMap(group -> group.answers().stream())
                        .noneMatch(other -> other.value().equals(target.value())))
                .toList();
        return others.isEmpty()
                ? known
                : Stream.concat(known.stream(), Stream.of(new Targets("", others)))
                        .toList();
    }

    private List<Targets> knownTargets(Rehearsals.Text text) {
        String own = text.key().service();
        Map<String, String> titles = services()
                .collect(Collectors.toMap(
                        draft -> draft.item().key().service(),
                        draft -> draft.document().title(),
                        (a, b) -> a));
        Map<String, List<Draft>> byService = answers()
                .filter(draft -> draft.item().state() != State.RETIRED
                        && !draft.item().key().equals(text.key()))
                .sorted(Comparator.comparing((Draft draft) -> draft.item().key().topic() != null)
                        .thenComparing(draft -> draft.document().title()))
                .collect(Collectors.groupingBy(draft -> draft.item().key().service()));
        return byService.entrySet().stream()
                .map(group -> targets(
                        group.getKey().equals(own) ? null : titles.getOrDefault(group.getKey(), group.getKey()),
                        group.getValue()))
                .sorted(Comparator.comparing(Targets::service, Comparator.nullsFirst(Comparator.naturalOrder())))
                .toList();
    }

    private static Targets targets(@Nullable String service, List<Draft> answers) {
        return new Targets(
                service, answers.stream().map(draft -> target(draft, service)).toList());
    }

    private static Target target(Draft draft, @Nullable String service) {
        String whole = draft.item().key().service() + "/";
        String topic = draft.item().key().topic();
        String title = draft.document().title();
        if (service == null) {
            return new Target(topic == null ? whole : topic, title);
        }
        return topic == null ? new Target(whole, service) : new Target(whole + topic, service + ": " + title);
    }
}
