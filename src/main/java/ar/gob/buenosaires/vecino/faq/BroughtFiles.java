package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Content files that somebody brings, read beside what is live. Everything wrong is noted with file and line. */
final class BroughtFiles {

    private final Map<String, String> areas;
    private final Publication live;
    private final ContentRules rules;
    private final FlawWords words;
    private final List<String> problems = new ArrayList<>();
    private final Map<ItemKey, Text> texts = new LinkedHashMap<>();

    /** A text that was brought. */
    record Text(String area, Document document) {}

    /** @param areas names by slug */
    BroughtFiles(Map<String, String> areas, Publication live, ContentRules rules, FlawWords words) {
        this.areas = areas;
        this.live = live;
        this.rules = rules;
        this.words = words;
    }

    /** One {@code file:line: reason} each; none when the files can be taken. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    Map<ItemKey, Text> texts() {
        return texts;
    }

    /** The areas that the files are about. */
    Set<String> read(Map<String, String> files) {
        List<AreaFile> read = new ArrayList<>();
        files.forEach((name, text) ->
                read.add(new ContentFileReader(1, problems, this::check).read(name, new StringReader(text))));
        Set<String> brought = read.stream().map(AreaFile::slug).collect(Collectors.toSet());
        ContentFiles.checkAcrossFiles(read, liveElsewhere(brought), problems);
        for (AreaFile area : read) {
            check(area);
            place(area);
        }
        return brought;
    }

    private void check(DataNode place, Document document) {
        rules.flaws(document).forEach(flaw -> place.problem("'" + flaw.field() + "': " + words.say(flaw)));
    }

    private void check(AreaFile area) {
        String name = areas.get(area.slug());
        if (name == null) {
            problems.add(area.place() + ": area '" + area.slug() + "' is unknown; an administrator adds areas");
        } else if (!name.equals(area.name())) {
            problems.add(area.place() + ": the area's name is '" + name + "'; an administrator changes names");
        }
        for (ServiceFile service : area.services()) {
            live.text(ItemKey.service(service.slug()))
                    .filter(theirs -> !theirs.area().equals(area.slug()))
                    .ifPresent(theirs -> problems.add(
                            service.place() + ": service '" + service.slug() + "' belongs to area " + theirs.area()));
        }
    }

    private Set<String> liveElsewhere(Set<String> brought) {
        return live.texts().stream()
                .filter(text -> text.key().kind() == Kind.ANSWER && !brought.contains(text.area()))
                .map(text -> text.key().service() + "/"
                        + Objects.requireNonNullElse(text.key().topic(), ""))
                .collect(Collectors.toSet());
    }

    /** Places stay where they are as long as the order does. */
    private void place(AreaFile area) {
        List<Publication.Text> before = live.texts().stream()
                .filter(text -> text.key().kind() == Kind.SERVICE && text.area().equals(area.slug()))
                .sorted(ContentFileWriter.inOrder())
                .toList();
        int first = before.isEmpty() ? 1000 : before.getFirst().document().position();
        boolean sameOrder = before.stream()
                .map(text -> text.key().service())
                .toList()
                .equals(area.services().stream().map(ServiceFile::slug).toList());
        for (int i = 0; i < area.services().size(); i++) {
            ServiceFile service = area.services().get(i);
            int position = sameOrder ? before.get(i).document().position() : first + i;
            put(ItemKey.service(service.slug()), area, service.service().at(position));
            place(area, service);
        }
    }

    private void place(AreaFile area, ServiceFile service) {
        List<Publication.Text> before = ContentFileWriter.answers(service.slug(), live);
        List<AnswerFile> now = service.answers();
        boolean sameOrder = before.size() == now.size()
                && IntStream.range(0, now.size())
                        .allMatch(i -> Objects.equals(
                                before.get(i).key().topic(), now.get(i).topic()));
        for (int i = 0; i < now.size(); i++) {
            int position = sameOrder ? before.get(i).document().position() : i;
            ItemKey key = ItemKey.answer(service.slug(), now.get(i).topic());
            put(key, area, now.get(i).answer().at(position));
        }
    }

    private void put(ItemKey key, AreaFile area, Document document) {
        texts.put(key, new Text(area.slug(), document));
    }
}
