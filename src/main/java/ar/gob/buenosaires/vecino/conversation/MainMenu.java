package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.messaging.Limits;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The menu in two steps, groups and their services, each a list of at most ten rows. */
@Component
class MainMenu {

    private static final int PAGE = 8; // and a row for more, and one to go back

    private record Group(String key, String title, String description, Set<String> areas) {}

    private final Phrases phrases;
    private final List<Group> groups;

    MainMenu(Phrases phrases) {
        this.phrases = phrases;
        groups = DataFiles.read(
                "menu.yaml",
                root -> root.list("groups").stream().map(MainMenu::group).toList());
    }

    private static Group group(DataNode node) {
        node.only("key", "title", "description", "areas");
        if (!Fit.fits(Limits.ROW_TITLE, node.text("title"))
                || !Fit.fits(Limits.ROW_DESCRIPTION, node.text("description"))) {
            node.problem("title or description is too long for a row");
        }
        return new Group(
                node.text("key"), node.text("title"), node.text("description"), Set.copyOf(node.texts("areas")));
    }

    /** The groups, without those that have no service. */
    OutgoingMessage groups(String body, Catalogue catalogue) {
        List<Row> rows = groups.stream()
                .filter(group -> !services(group, catalogue).isEmpty())
                .map(group -> new Row(ReplyId.group(group.key(), 1), group.title(), group.description()))
                .toList();
        return list(body, phrases.say("list.menu"), rows);
    }

    /** One page of the services of a group; the groups when there is no such group. */
    OutgoingMessage services(String key, int page, Catalogue catalogue) {
        Optional<Group> group = groups.stream().filter(g -> g.key().equals(key)).findFirst();
        List<PublishedService> all = group.map(g -> services(g, catalogue)).orElse(List.of());
        int from = (page - 1) * PAGE;
        if (from >= all.size()) {
            return groups(phrases.say("say.menu"), catalogue);
        }
        List<Row> rows = new ArrayList<>();
        all.stream().skip(from).limit(PAGE).map(MainMenu::row).forEach(rows::add);
        if (all.size() > from + PAGE) {
            rows.add(new Row(ReplyId.group(key, page + 1), phrases.say("row.more"), null));
        }
        rows.add(new Row(ReplyId.MENU, phrases.say("row.back"), null));
        String title = group.map(Group::title).orElse("");
        return list(phrases.say("say.menu.group", title), phrases.say("list.group"), rows);
    }

    /** The page on which a service stands; empty where none has it. */
    Optional<OutgoingMessage> pageWith(String slug, Catalogue catalogue) {
        for (Group group : groups) {
            List<String> slugs = services(group, catalogue).stream()
                    .map(PublishedService::slug)
                    .toList();
            if (slugs.contains(slug)) {
                return Optional.of(services(group.key(), slugs.indexOf(slug) / PAGE + 1, catalogue));
            }
        }
        return Optional.empty();
    }

    private OutgoingMessage list(String body, String button, List<Row> rows) {
        if (rows.isEmpty()) {
            return new OutgoingMessage.Text(phrases.say("say.unknown"));
        }
        return new OutgoingMessage.Menu(body, null, button, List.of(new Section(null, rows)));
    }

    private List<PublishedService> services(Group group, Catalogue catalogue) {
        boolean last = group.equals(groups.getLast());
        Set<String> named = groups.stream().flatMap(g -> g.areas().stream()).collect(Collectors.toSet());
        return catalogue.services().stream()
                .filter(s -> group.areas().contains(s.area()) || (last && !named.contains(s.area())))
                .toList();
    }

    private static Row row(PublishedService service) {
        return new Row(
                ReplyId.service(service.slug()),
                Fit.into(Limits.ROW_TITLE, service.title()),
                Fit.into(Limits.ROW_DESCRIPTION, service.summary()));
    }
}
