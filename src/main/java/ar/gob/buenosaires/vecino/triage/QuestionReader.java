package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.triage.Question.Option;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads questions within the limits of WhatsApp: three buttons of 20 characters or ten rows of 24. */
final class QuestionReader {

    /** What a text may have at most; a question less than WhatsApp allows, so that it is read. */
    enum Longest {
        QUESTION(300),
        BUTTON(20),
        ROW(24),
        DESCRIPTION(72);

        final int characters;

        Longest(int characters) {
            this.characters = characters;
        }
    }

    static final int MOST_BUTTONS = 3;
    static final int MOST_ROWS = 10;

    private final FactReader facts;

    QuestionReader(FactReader facts) {
        this.facts = facts;
    }

    Question read(DataNode node) {
        node.only(
                "id",
                "text",
                "text_other",
                "again",
                "why",
                "list",
                "options",
                "parse",
                "unknown",
                "settles",
                "not_if_known");
        String text = text(node, "text");
        Optional<String> list = Optional.ofNullable(node.optionalText("list"));
        List<String> settles = known(node, "settles");
        List<Option> options = new ArrayList<>();
        node.list("options").forEach(option -> options.add(option(option, settles, list.isPresent())));
        list.ifPresent(button -> check(node, Longest.BUTTON, button));
        int most = list.isPresent() ? MOST_ROWS : MOST_BUTTONS;
        if (options.isEmpty() || options.size() > most) {
            node.problem(options.size() + " options; there are one to " + most);
        }
        distinct(node, options, Option::id);
        distinct(node, options, Option::title);
        String parse = node.optionalText("parse");
        if (parse != null && Parsing.of(parse).isEmpty()) {
            node.problem("no such way to read an answer: '" + parse + "'");
        }
        return new Question(
                Ids.small(node),
                text,
                node.find("text_other").isPresent() ? text(node, "text_other") : text,
                text(node, "again"),
                text(node, "why"),
                list.orElse(null),
                options,
                parse,
                !"no".equals(node.optionalText("unknown")),
                settles,
                known(node, "not_if_known"));
    }

    private List<String> known(DataNode node, String key) {
        List<String> ids = node.texts(key);
        ids.stream()
                .filter(id -> !facts.facts().containsKey(id))
                .forEach(id -> node.problem("no such fact '" + id + "'"));
        return ids;
    }

    private static String text(DataNode node, String key) {
        String text = node.text(key);
        check(node, Longest.QUESTION, text);
        return text;
    }

    private static void check(DataNode node, Longest longest, String text) {
        if (text.length() > longest.characters) {
            node.problem("'" + text + "' has " + text.length() + " characters; at most " + longest.characters);
        }
    }

    private static void distinct(DataNode node, List<Option> options, Function<Option, String> key) {
        Set<String> seen = new HashSet<>();
        options.stream()
                .map(key)
                .filter(value -> !seen.add(value))
                .forEach(value -> node.problem("option '" + value + "' twice"));
    }

    private Option option(DataNode node, List<String> settles, boolean row) {
        node.only("id", "title", "description", "set", "rest", "skips", "words");
        String title = node.text("title");
        check(node, row ? Longest.ROW : Longest.BUTTON, title);
        String description = node.optionalText("description");
        if (description != null) {
            check(node, Longest.DESCRIPTION, description);
        }
        Map<String, Told> sets = new HashMap<>();
        node.find("set").map(DataNode::entries).orElse(Map.of()).forEach((fact, value) -> {
            if (!settles.contains(fact)) {
                value.problem("the question does not settle '" + fact + "'");
            }
            facts.told(value, fact).ifPresent(told -> sets.put(fact, told));
        });
        if ("least".equals(node.optionalText("rest"))) {
            settles.stream()
                    .filter(fact -> !sets.containsKey(fact))
                    .forEach(fact -> least(node, fact).ifPresent(told -> sets.put(fact, told)));
        }
        return new Option(Ids.small(node), title, description, sets, node.texts("skips"), node.texts("words"));
    }

    /** The least severe value of a fact that an option leaves out. */
    private Optional<Told> least(DataNode node, String id) {
        Fact fact = facts.facts().get(id);
        if (fact == null || fact.isNumber() || !fact.ordered()) {
            node.problem("fact '" + id + "' has no least severe value");
            return Optional.empty();
        }
        return Optional.of(Told.value(fact.values().getFirst()));
    }
}
