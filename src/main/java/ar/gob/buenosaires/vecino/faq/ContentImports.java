package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.faq.BroughtFiles.Text;
import ar.gob.buenosaires.vecino.faq.History.What;
import ar.gob.buenosaires.vecino.faq.Revision.Deed;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Content files out and in. What comes in is read whole, reviewed whole and goes live whole, or not at all. */
@Component
class ContentImports {

    private static final Pattern PROBLEM = Pattern.compile("(?s)(.*?):(\\d+): (.*)");
    private static final String REASON = "import";

    /** One text of an import. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Brought(
            String what,
            Kind kind,
            String service,
            @Nullable String topic) {
        static Brought of(String what, ItemKey key) {
            return new Brought(what, key.kind(), key.service(), key.topic());
        }
    }

    /**
     * What became of files.
     *
     * @param id null where the files say what is live already
     */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Outcome(@Nullable Long id, String state, int approvalsNeeded, List<Brought> changes) {}

    private final ContentSnapshots snapshots;
    private final Areas areas;
    private final ContentItems items;
    private final Drafts drafts;
    private final History history;
    private final ImportRows rows;
    private final Judgement judgement;

    ContentImports(
            ContentSnapshots snapshots,
            Areas areas,
            ContentItems items,
            Drafts drafts,
            History history,
            ImportRows rows,
            Judgement judgement) {
        this.snapshots = snapshots;
        this.areas = areas;
        this.items = items;
        this.drafts = drafts;
        this.history = history;
        this.rows = rows;
        this.judgement = judgement;
    }

    /** What texts are judged by. */
    @Component
    record Judgement(ContentRules rules, FlawWords words, TwoApprovers twoApprovers) {}

    /** All live content as files, by name. */
    @Transactional(readOnly = true)
    public Map<String, String> export() {
        return ContentFileWriter.files(names(), snapshots.live().effective());
    }

    private Map<String, String> names() {
        Map<String, String> names = new TreeMap<>();
        areas.findAll().forEach(area -> names.put(area.slug(), area.name()));
        return names;
    }

    /** Takes files for review; services and answers of their areas that they do not have are to be retired. */
    @Transactional
    public Outcome take(Map<String, String> files, Editor who) {
        Publication live = snapshots.live().effective();
        BroughtFiles brought = new BroughtFiles(names(), live, judgement.rules, judgement.words);
        Set<String> about = brought.read(files);
        about.stream().filter(names().keySet()::contains).forEach(who::mustEdit);
        if (!brought.problems().isEmpty()) {
            throw invalid(brought.problems());
        }
        Map<ItemKey, Text> changed = new LinkedHashMap<>();
        List<Brought> changes = new ArrayList<>();
        brought.texts().forEach((key, text) -> {
            Optional<Publication.Text> before = live.text(key);
            if (before.isEmpty() || !before.get().document().equals(text.document())) {
                changed.put(key, text);
                changes.add(Brought.of(before.isEmpty() ? "ADDED" : "CHANGED", key));
            }
        });
        List<Publication.Text> gone = live.texts().stream()
                .filter(text -> about.contains(text.area()) && !brought.texts().containsKey(text.key()))
                .toList();
        gone.forEach(text -> changes.add(Brought.of("REMOVED", text.key())));
        if (changes.isEmpty()) {
            return new Outcome(null, "PUBLISHED", 0, changes);
        }
        int needed = needed(changed, gone, live);
        Deed deed = drafts.deed(who, REASON);
        long[] removals = gone.stream().mapToLong(Publication.Text::row).toArray();
        long id = rows.add(deed, needed, changed.size(), removals);
        changed.forEach((key, text) -> propose(key, text, id, needed, deed));
        return new Outcome(id, "IN_REVIEW", needed, changes);
    }

    private int needed(Map<ItemKey, Text> changed, List<Publication.Text> gone, Publication live) {
        int needed = 1;
        for (Map.Entry<ItemKey, Text> change : changed.entrySet()) {
            Document before =
                    live.text(change.getKey()).map(Publication.Text::document).orElse(null);
            needed = Math.max(
                    needed,
                    judgement.twoApprovers.needed(
                            change.getKey(), before, change.getValue().document()));
        }
        for (Publication.Text text : gone) {
            needed = Math.max(needed, judgement.twoApprovers.needed(text.key(), null, text.document()));
        }
        return needed;
    }

    private void propose(ItemKey key, Text text, long contentImport, int needed, Deed deed) {
        Optional<ContentItem> known = items.locked(key.kind(), key.service(), key.topic());
        ContentItem item;
        if (known.isPresent()) {
            item = known.get();
            if (item.state() == State.DRAFT || item.state() == State.IN_REVIEW) {
                throw new Problem(
                        HttpStatus.CONFLICT,
                        "content-busy",
                        "Somebody is writing " + key.service() + (key.topic() == null ? "" : "/" + key.topic())
                                + ". Publish or discard that first.");
            }
            item.revise(deed.who());
        } else {
            item = items.save(ContentItem.drafted(key, text.area(), deed.who()));
        }
        drafts.keep(item, text.document(), deed);
        item.submit(needed, null, null);
        item.belongTo(contentImport);
        history.note(item, What.SUBMITTED, deed);
    }

    private static Problem invalid(List<String> problems) {
        Problem invalid = new Problem(
                HttpStatus.BAD_REQUEST, "import-invalid", "Nothing was taken; 'errors' names file, line and reason.");
        invalid.getBody()
                .setProperty(
                        "errors",
                        problems.stream().limit(200).map(ContentImports::error).toList());
        return invalid;
    }

    private static Map<String, Object> error(String problem) {
        Matcher parts = PROBLEM.matcher(problem);
        return parts.matches()
                ? Map.of("file", parts.group(1), "line", Integer.valueOf(parts.group(2)), "reason", parts.group(3))
                : Map.of("file", "", "line", 0, "reason", problem);
    }
}
