package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.faq.ShippedContent;
import ar.gob.buenosaires.vecino.messaging.Limits;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PhrasesTests {

    private static final Pattern NO_VOSEO = Pattern.compile(
            "(?iu)\\b(tú|puedes|tienes|quieres|escribe(?!\\s*\\*)|llama(?!d)|elige|podrás|usted|debes|haz|ven|dime|contacta)\\b");
    private static final Pattern OURS = Pattern.compile("(say|none|button|list|row)\\..*");

    private static final Pattern STEP_BUTTON =
            Pattern.compile("button\\.(callback|still|now|which|withdraw|another|resume)\\.\\w+");

    private final Properties phrases = new Properties();
    private final String sources;
    private final Intents intents = new Intents();

    PhrasesTests() throws IOException {
        try (Reader text = Files.newBufferedReader(Path.of("src/main/resources/messages.properties"))) {
            phrases.load(text);
        }
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/ar/gob/buenosaires/vecino/conversation"))) {
            sources = files.filter(Files::isRegularFile).map(PhrasesTests::read).collect(Collectors.joining("\n"));
        }
    }

    @Test
    void speakAsPeopleHereDo() {
        ours().filter(key -> !key.endsWith(".en") && !key.endsWith(".pt"))
                .forEach(key -> assertThat(
                                NO_VOSEO.matcher(phrases.getProperty(key)).find())
                        .as(key)
                        .isFalse());
    }

    @Test
    void fitIntoABubble() {
        ours().forEach(key -> {
            Limits limit = switch (key.substring(0, key.indexOf('.'))) {
                case "button", "list" -> Limits.BUTTON_TITLE;
                case "row" -> Limits.ROW_TITLE;
                default -> Limits.BODY;
            };
            assertThat(limit.length(phrases.getProperty(key))).as(key).isBetween(1, limit.max());
        });
    }

    @Test
    void areEachUsed() {
        ours().forEach(key -> assertThat(isUsed(key)).as(key).isTrue());
    }

    @Test
    void everyOwnerOfTheRestHasItsReply() {
        Set<String> owners = intents.clues().stream()
                .map(clue -> clue.label().owner())
                .filter(owner -> owner != null)
                .collect(Collectors.toSet());

        assertThat(owners).isNotEmpty().allSatisfy(owner -> assertThat(phrases).containsKey("none." + owner));
    }

    @Test
    void nothingIsSaidInJava() {
        assertThat(sources).doesNotContain("Llamá", "Escribime", "podés");
    }

    private boolean isUsed(String key) {
        if (sources.contains("\"" + key + "\"")) {
            return true;
        }
        if (key.startsWith("say.ticket.")
                || key.startsWith("say.alerting")
                || STEP_BUTTON.matcher(key).matches()) {
            return true; // named by news, language and step
        }
        List<String> built = Stream.concat(
                        Stream.of(HelpLine.values()).map(line -> "say.danger." + line.key()),
                        Stream.concat(
                                intents.clues().stream()
                                        .map(clue -> "none." + clue.label().owner()),
                                ShippedContent.catalogue().services().stream()
                                        .flatMap(service -> Stream.of("say.unknown.", "say.menu.")
                                                .map(careful -> careful + service.slug()))))
                .toList();
        String last = key.substring(key.indexOf('.') + 1);
        return built.stream().anyMatch(name -> key.equals(name) || key.equals(name + ".en") || key.equals(name + ".pt"))
                || sources.contains("\"" + last + "\"");
    }

    private Stream<String> ours() {
        return phrases.stringPropertyNames().stream()
                .filter(key -> OURS.matcher(key).matches());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
