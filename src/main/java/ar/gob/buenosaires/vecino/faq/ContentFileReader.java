package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.DataNode;
import java.io.Reader;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one content file into an area; what is wrong is noted with its line. */
final class ContentFileReader {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final String GENERAL = "general"; // in the files; a topic of null from here on
    private static final Pattern LINK = Pattern.compile("https://[^\\s/]+\\.[^\\s/]+(/\\S*)?");

    private static final int DEFAULT_WEIGHT = 3;

    private final int filePosition;
    private final List<String> problems;

    ContentFileReader(int filePosition, List<String> problems) {
        this.filePosition = filePosition;
        this.problems = problems;
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
        List<WordsFile> words = new ArrayList<>(words(node, null));
        List<AnswerFile> answers = new ArrayList<>();
        for (DataNode answerNode : node.list("answers")) {
            AnswerFile answer = answer(answerNode, answers.size());
            answers.add(answer);
            words.addAll(words(answerNode, answer.topic()));
        }
        ServiceFile service = new ServiceFile(
                node.place(),
                slug(node, "slug"),
                area,
                node.text("title"),
                node.optionalText("short_title"),
                node.text("summary"),
                position,
                List.copyOf(answers),
                distinct(node, words));
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
        return new AnswerFile(
                topic,
                node.text("title"),
                node.text("body"),
                node.find("link").map(link -> link.text("text")).orElse(null),
                node.find("link").map(ContentFileReader::url).orElse(null),
                node.texts("follow_ups"),
                node.texts("sources"),
                node.optionalDate("facts_date"),
                node.optionalDate("review_by"),
                position);
    }

    private static List<WordsFile> words(DataNode node, @Nullable String topic) {
        List<WordsFile> words = new ArrayList<>();
        node.list("keywords").forEach(n -> words.add(words(n, topic, Evidence.Kind.KEYWORD)));
        node.list("negatives").forEach(n -> words.add(words(n, topic, Evidence.Kind.NEGATIVE)));
        node.list("examples").forEach(n -> words.add(words(n, topic, Evidence.Kind.EXAMPLE)));
        return words;
    }

    private static WordsFile words(DataNode node, @Nullable String topic, Evidence.Kind kind) {
        if (node.isText()) {
            return new WordsFile(topic, kind, node.asText(), DEFAULT_WEIGHT);
        }
        node.only("text", "weight");
        double weight = node.number("weight", DEFAULT_WEIGHT);
        if (weight <= 0 || weight > 5) {
            node.problem("a weight is over 0 and at most 5");
        }
        return new WordsFile(topic, kind, node.text("text"), (float) weight);
    }

    private static List<WordsFile> distinct(DataNode node, List<WordsFile> words) {
        Set<String> seen = new HashSet<>();
        for (WordsFile word : words) {
            if (!seen.add(word.key())) {
                node.problem(word.kind() + " '" + word.text() + "' twice");
            }
        }
        return List.copyOf(words);
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
                .flatMap(answer -> answer.followUps().stream())
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
