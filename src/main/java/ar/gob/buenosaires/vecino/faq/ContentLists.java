package ar.gob.buenosaires.vecino.faq;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The list of services and answers that a person may edit. */
@Component
class ContentLists {

    private final Drafts drafts;
    private final Areas areas;
    private final ContentRules rules;

    ContentLists(Drafts drafts, Areas areas, ContentRules rules) {
        this.drafts = drafts;
        this.areas = areas;
        this.rules = rules;
    }

    /** Something to choose, by its name in addresses. */
    record Choice(String value, String title) {}

    /** @param reviewBy null for a service */
    record Row(
            String title,
            boolean isService,
            ItemView.Bookkeeping item,
            @Nullable LocalDate reviewBy) {

        static Row of(ItemView view) {
            LocalDate reviewBy = view.text() instanceof Answer answer ? answer.reviewBy() : null;
            return new Row(view.text().title(), view instanceof ItemView.OfService, view.item(), reviewBy);
        }
    }

    /** What is shown of a service; the service itself may be filtered out. */
    record Group(String service, String title, String area, List<Row> rows) {

        boolean hasStale() {
            return rows.stream().anyMatch(row -> row.item().stale());
        }
    }

    /**
     * What a page shows.
     *
     * @param all how many items the person may edit
     */
    record Listing(List<Group> groups, int shown, int stale, int all) {}

    /** Services with something to look at again first, else by title. */
    Listing list(ItemFilter filter, Editor who) {
        List<ItemView> all = editable(who);
        List<ItemView> shown = all.stream().filter(filter::matches).toList();
        Map<String, String> titles = titles(all);
        Map<String, String> names = areas();
        Map<String, List<ItemView>> byService = shown.stream()
                .collect(Collectors.groupingBy(ItemView::service, LinkedHashMap::new, Collectors.toList()));
        List<Group> groups = new ArrayList<>();
        byService.forEach((slug, views) -> {
            String area = views.getFirst().item().area();
            groups.add(new Group(
                    slug,
                    titles.getOrDefault(slug, slug),
                    names.getOrDefault(area, area),
                    views.stream().sorted(order()).map(Row::of).toList()));
        });
        groups.sort(Comparator.comparing((Group group) -> !group.hasStale()).thenComparing(Group::title));
        int stale = (int) all.stream().filter(view -> view.item().stale()).count();
        return new Listing(groups, shown.size(), stale, all.size());
    }

    /** The service itself, then its general answer, then topics by their place. */
    private static Comparator<ItemView> order() {
        return Comparator.comparing((ItemView view) -> view instanceof ItemView.OfAnswer)
                .thenComparing(view -> view instanceof ItemView.OfAnswer answer && answer.topic() != null)
                .thenComparingInt(view -> view.text().position());
    }

    private List<ItemView> editable(Editor who) {
        LocalDate today = rules.today();
        return drafts.all().stream()
                .filter(draft -> who.edits(draft.item().area()))
                .map(draft -> ItemView.of(draft, today))
                .toList();
    }

    private static Map<String, String> titles(List<ItemView> all) {
        return all.stream()
                .filter(ItemView.OfService.class::isInstance)
                .collect(Collectors.toMap(ItemView::service, view -> view.text().title(), (one, other) -> one));
    }

    /** Services that the person may edit and that have not ended. */
    List<Choice> services(Editor who) {
        return editable(who).stream()
                .filter(view ->
                        view instanceof ItemView.OfService && view.item().state() != State.RETIRED)
                .map(view -> new Choice(view.service(), view.text().title()))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    /** Areas in which the person may edit. */
    List<Choice> areas(Editor who) {
        return areas.findAll().stream()
                .filter(area -> who.edits(area.slug()))
                .map(area -> new Choice(area.slug(), area.name()))
                .sorted(Comparator.comparing(Choice::title))
                .toList();
    }

    private Map<String, String> areas() {
        return areas.findAll().stream()
                .collect(Collectors.toMap(Area::slug, area -> Objects.requireNonNull(area.name())));
    }

    String areaName(String slug) {
        return areas().getOrDefault(slug, slug);
    }
}
