package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one content file into an area; what is wrong is noted with its line. */
final class ContentFileReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    static final String GENERAL = "general"; // in the files; a topic of null from here on
    private static final Pattern LINK = Pattern.compile("https://[^\\s/]+\\.[^\\s/]+(/\\S*)?");

    private final int filePosition;
    private final List<String> problems;
    private final BiConsumer<DataNode, Document> checks;

    /** @param checks notes what else is wrong with a document at its place */
    ContentFileReader(int filePosition, List<String> problems, BiConsumer<DataNode, Document> checks) {
        this.filePosition = filePosition;
        this.problems = problems;
        this.checks = checks;
    }

    AreaFile read(String file, Reader text) {
        DataNode root = DataNode.read(file, text, problems);
        root.only("area", "name", "services");
        String area = slug(root, "area");
        List<ServiceFile> services = new ArrayList<>();
        for (DataNode node : root.list("services")) {
            services.add(service(area, node, filePosition * 100 + services.size()));
        }
        return new AreaFile(root.place(), area, root.text("name"), services);
    }

    private ServiceFile service(String area, DataNode node, int position) {
        node.only("slug", "title", "short_title", "summary", "keywords", "negatives", "examples", "answers");
        List<AnswerFile> answers = new ArrayList<>();
        for (DataNode answerNode : node.list("answers")) {
            answers.add(answer(answerNode, answers.size()));
        }
        CityService text = new CityService(
                node.text("title"),
                node.optionalText("short_title"),
                node.text("summary"),
                position,
                keywords(node, "keywords"),
                keywords(node, "negatives"),
                examples(node));
        checks.accept(node, text);
        ServiceFile service = new ServiceFile(node.place(), slug(node, "slug"), area, text, List.copyOf(answers));
        check(node, service);
        return service;
    }

    private AnswerFile answer(DataNode node, int position) {
        node.only(
                "topic",
                "title",
                "body",
                "link",
                "follow_ups",
                "keywords",
                "negatives",
                "examples",
                "sources",
                "facts_date",
                "review_by");
        String named = slug(node, "topic");
        String topic = named.equals(GENERAL) ? null : named;
        if (node.list("sources").isEmpty() || node.optionalDate("facts_date") == null) {
            node.problem("'sources' and 'facts_date' say where and when the facts are from: both are needed");
        }
        if (node.optionalDate("review_by") == null) {
            node.problem("'review_by' is missing");
        }
        Answer answer = new Answer(
                node.text("title"),
                node.text("body"),
                node.find("link")
                        .map(link -> new Answer.Link(link.text("text"), url(link)))
                        .orElse(null),
                node.texts("follow_ups"),
                node.texts("sources"),
                node.optionalDate("facts_date"),
                node.optionalDate("review_by"),
                position,
                keywords(node, "keywords"),
                keywords(node, "negatives"),
                examples(node));
        checks.accept(node, answer);
        return new AnswerFile(topic, answer);
    }

    private static List<Keyword> keywords(DataNode node, String key) {
        Set<String> seen = new HashSet<>();
        List<Keyword> keywords = new ArrayList<>();
        for (DataNode item : node.list(key)) {
            Keyword keyword = keyword(item);
            keywords.add(keyword);
            refuseTwice(item, keyword.text(), seen);
        }
        return keywords;
    }

    private static Keyword keyword(DataNode node) {
        if (node.isText()) {
            return Keyword.of(node.asText());
        }
        node.only("text", "weight");
        double weight = node.number("weight", Keyword.DEFAULT_WEIGHT);
        if (weight <= 0 || weight > 5) {
            node.problem("a weight is over 0 and at most 5");
        }
        return new Keyword(node.text("text"), weight);
    }

    private static List<String> examples(DataNode node) {
        Set<String> seen = new HashSet<>();
        node.list("examples").forEach(example -> refuseTwice(example, example.asText(), seen));
        return node.texts("examples");
    }

    private static void refuseTwice(DataNode node, String text, Set<String> seen) {
        if (!seen.add(text)) {
            node.problem("'" + text + "' twice");
        }
    }

    private static void check(DataNode node, ServiceFile service) {
        Set<@Nullable String> topics = new HashSet<>();
        for (AnswerFile answer : service.answers()) {
            if (!topics.add(answer.topic())) {
                node.problem("two answers with topic " + answer.topic());
            }
        }
        if (!topics.contains(null)) {
            node.problem("the general answer, topic 'general', is missing");
        }
        service.answers().stream()
                .flatMap(file -> file.answer().followUps().stream())
                .filter(followUp -> !followUp.contains("/") && !topics.contains(followUp))
                .forEach(followUp -> node.problem("follow-up '" + followUp + "' is no topic of the service"));
    }

    private static String url(DataNode link) {
        link.only("text", "url");
        String url = link.text("url");
        if (!LINK.matcher(url).matches()) {
            link.problem("a link is an https address");
        }
        return url;
    }

    private static String slug(DataNode node, String key) {
        String slug = node.text(key);
        if (!slug.isEmpty() && !SLUG.matcher(slug).matches()) {
            node.problem("'" + key + "' may have lower-case letters, digits and single hyphens only");
        }
        return Objects.requireNonNull(slug);
    }
}
