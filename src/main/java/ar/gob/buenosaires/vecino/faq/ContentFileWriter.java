package ar.gob.buenosaires.vecino.faq;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes content as the files of {@code db/content}: the same content always gives the same bytes. */
final class ContentFileWriter {

    /** What YAML would read as something else than this text. */
    private static final Pattern NOT_PLAIN =
            Pattern.compile("(?s)^[\\s!&*|>@%`\"'#,\\[\\]{}:?-].*|.*[\"\\\\\n].*|.*:(\\s.*|$)|.*\\s#.*|.*\\s$|^$"
                    + "|[-+]?[.0-9][0-9_.:eE+-]*|0[xob][0-9a-fA-F_]+|(?i:~|null|true|false|yes|no|on|off|y|n)");
    /** What has a meaning between braces and brackets only. */
    private static final Pattern FLOW = Pattern.compile("(?s).*[,\\[\\]{}].*");

    private final StringBuilder text = new StringBuilder();

    private ContentFileWriter() {}

    /** The files by name, in the order of their names. */
    static Map<String, String> files(Map<String, String> areas, Publication content) {
        Map<String, String> files = new TreeMap<>();
        areas.forEach((area, name) -> files.put(area + ".yaml", file(area, name, content)));
        return files;
    }

    private static String file(String area, String name, Publication content) {
        ContentFileWriter writer = new ContentFileWriter();
        writer.line(0, "area", scalar(area));
        writer.line(0, "name", scalar(name));
        List<Publication.Text> services = content.texts().stream()
                .filter(text ->
                        text.document() instanceof CityService && text.area().equals(area))
                .sorted(inOrder())
                .toList();
        writer.text.append(services.isEmpty() ? "services: []\n" : "services:\n");
        services.forEach(
                service -> writer.service(service, answers(service.key().service(), content)));
        return writer.text.toString();
    }

    /** A service's answers in the order of the file: the general one first. */
    static List<Publication.Text> answers(String service, Publication content) {
        return content.texts().stream()
                .filter(text -> text.document() instanceof Answer
                        && text.key().service().equals(service))
                .sorted(Comparator.comparing(
                                (Publication.Text text) -> text.key().topic() != null)
                        .thenComparing(inOrder()))
                .toList();
    }

    static Comparator<Publication.Text> inOrder() {
        return Comparator.comparingInt(
                        (Publication.Text text) -> text.document().position())
                .thenComparing(text -> text.key().service())
                .thenComparing(text -> String.valueOf(text.key().topic()));
    }

    private void service(Publication.Text text, List<Publication.Text> answers) {
        CityService service = (CityService) text.document();

        line(2, "- slug", scalar(text.key().service()));
        line(4, "title", scalar(service.title()));
        optional(4, "short_title", service.shortTitle());
        line(4, "summary", scalar(service.summary()));
        words(4, service.words());
        this.text.append(answers.isEmpty() ? "    answers: []\n" : "    answers:\n");
        answers.forEach(answer -> answer(answer.key().topic(), (Answer) answer.document()));
    }

    private void answer(@Nullable String topic, Answer answer) {
        line(6, "- topic", topic == null ? ContentFileReader.GENERAL : scalar(topic));
        line(8, "title", scalar(answer.title()));
        words(8, answer.words());
        text.append("        body: |\n");
        answer.body()
                .lines()
                .forEach(line ->
                        text.append(line.isEmpty() ? "" : "          " + line).append('\n'));
        Answer.Link link = answer.link();
        if (link != null) {
            line(8, "link", "{text: " + inFlow(link.text()) + ", url: " + quoted(link.url()) + "}");
        }
        line(8, "follow_ups", answer.followUps().stream().collect(Collectors.joining(", ", "[", "]")));
        line(
                8,
                "sources",
                answer.sources().stream().map(ContentFileWriter::quoted).collect(Collectors.joining(", ", "[", "]")));
        optional(8, "facts_date", answer.factsDate());
        optional(8, "review_by", answer.reviewBy());
    }

    private void words(int indent, Words words) {
        keywords(indent, "keywords", words.keywords());
        if (!words.negatives().isEmpty()) {
            keywords(indent, "negatives", words.negatives());
        }
        if (!words.examples().isEmpty()) {
            line(indent, "examples", "");
            words.examples().forEach(example -> line(indent + 2, "-", scalar(example)));
        }
    }

    private void keywords(int indent, String key, List<Keyword> keywords) {
        line(indent, key, keywords.isEmpty() ? "[]" : "");
        keywords.forEach(keyword -> line(
                indent + 2, "-", "{text: " + inFlow(keyword.text()) + ", weight: " + number(keyword.weight()) + "}"));
    }

    private void optional(int indent, String key, @Nullable Object value) {
        if (value != null) {
            line(indent, key, value instanceof String string ? scalar(string) : value.toString());
        }
    }

    private void line(int indent, String key, String value) {
        text.append(" ".repeat(indent)).append(key).append(key.equals("-") ? "" : ":");
        text.append(value.isEmpty() ? "" : " ").append(value).append('\n');
    }

    private static String number(double weight) {
        return weight == Math.rint(weight) ? String.valueOf((long) weight) : String.valueOf(weight);
    }

    private static String scalar(String text) {
        return NOT_PLAIN.matcher(text).matches() ? quoted(text) : text;
    }

    private static String inFlow(String text) {
        return FLOW.matcher(text).matches() ? quoted(text) : scalar(text);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
