package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Step;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the board is made of, without a page. */
class BoardPartsTests {

    private static final Pattern KEY = Pattern.compile("#\\{(console|ticket)(\\.[a-z][A-Za-z0-9-]*)+[}(]");

    private final Properties texts = new Properties();

    BoardPartsTests() throws IOException {
        try (Reader file = Files.newBufferedReader(Path.of("src/main/resources/console.properties"))) {
            texts.load(file);
        }
    }

    private static Ticket in(TicketStatus status) {
        NewTicket wanted =
                new NewTicket(new ContactId(1), "self", null, Priority.RED, true, Instant.EPOCH, Cases.breathing());
        Ticket ticket = new Ticket("A-1", UUID.randomUUID(), wanted, Instant.EPOCH);
        if (status != TicketStatus.NEW) {
            ticket.follow(status, Instant.EPOCH);
        }
        return ticket;
    }

    private static boolean takes(Ticket ticket, Step step) {
        try {
            switch (step) {
                case ACKNOWLEDGE -> ticket.acknowledge();
                case DISPATCH -> ticket.dispatch();
                case ARRIVE -> ticket.arrive();
                case CLOSE -> ticket.close(Instant.EPOCH);
                case CANCEL -> ticket.cancel(Instant.EPOCH);
                case NO_CONTACT -> ticket.noContact();
            }
            return true;
        } catch (StepForbidden e) {
            return false;
        }
    }

    @Test
    void offersTheStepsThatATicketTakesAndNoOther() {
        for (TicketStatus status : TicketStatus.values()) {
            for (Step step : Step.values()) {
                assertThat(step.isPossible(status)).as(step + " in " + status).isEqualTo(takes(in(status), step));
            }
        }
    }

    @Test
    void hasWordsForEverySignSymptomAndRiskThatShips() throws IOException {
        assertThat(slugs())
                .contains("breathing", "cough", "diabetes")
                .allSatisfy(slug -> assertThat(texts).containsKey("ticket.fact." + slug));
    }

    private static Set<String> slugs() throws IOException {
        Set<String> slugs = new TreeSet<>(Set.of("learned", "fever", "low_temperature"));
        Pattern flag = Pattern.compile("^ {4}name: (\\S+)$", Pattern.MULTILINE);
        flag.matcher(Files.readString(Path.of("db/understanding/red-flags.yaml")))
                .results()
                .forEach(found -> slugs.add(found.group(1)));
        Pattern fact = Pattern.compile(
                "^ {2}(\\w+):(?: \\{.*|(?:\\n {4}.*)*\\n {4})role: (symptom|risk_factor)", Pattern.MULTILINE);
        try (Stream<Path> files = Files.walk(Path.of("db/protocols"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                fact.matcher(Files.readString(file)).results().forEach(found -> slugs.add(found.group(1)));
            }
        }
        slugs.removeAll(Set.of("felt_fever", "temperature")); // told as fever or low temperature
        return slugs;
    }

    @Test
    void hasTextsForAllThatPagesName() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources/templates"))) {
            Set<String> named = files.filter(Files::isRegularFile)
                    .flatMap(file -> KEY.matcher(read(file)).results())
                    .map(found -> found.group().substring(2, found.group().length() - 1))
                    .collect(Collectors.toSet());
            assertThat(named)
                    .contains("ticket.board.title")
                    .allSatisfy(key -> assertThat(texts).containsKey(key));
        }
    }

    @Test
    void hasTextsForWhatItComposes() {
        for (Step step : Step.values()) {
            assertThat(texts).containsKeys("ticket.step." + step, "ticket.done.step." + step);
        }
        for (TicketStatus status : TicketStatus.values()) {
            assertThat(texts).containsKey("ticket.status." + status);
        }
        for (DeliveryState delivery : DeliveryState.values()) {
            assertThat(texts).containsKey("ticket.delivery." + delivery + ".long");
        }
        Arrays.stream(Board.Show.values()).forEach(show -> assertThat(texts).containsKey("ticket.show." + show));
    }

    @Test
    void hasTextsForEveryDeed() throws IOException {
        Pattern deed = Pattern.compile("(?:Deed\\.of\\(|new Deed\\()[\\w.()]+, \"([a-z0-9-]+)\"");
        Pattern step = Pattern.compile("^ {8}[A-Z_]+\\(\"([a-z-]+)\"\\)[,;]", Pattern.MULTILINE);
        Path module = Path.of("src/main/java/ar/gob/buenosaires/vecino/emergency");
        Set<String> deeds = new TreeSet<>(List.of("rejected", "update-refused", "raised", "updated"));
        step.matcher(read(module.resolve("TicketSteps.java"))).results().forEach(found -> deeds.add(found.group(1)));
        try (Stream<Path> files = Files.list(module)) {
            files.filter(Files::isRegularFile)
                    .flatMap(file -> deed.matcher(read(file)).results())
                    .forEach(found -> deeds.add(found.group(1)));
        }
        assertThat(deeds)
                .contains("opened", "acknowledged", "overdue")
                .allSatisfy(what -> assertThat(texts).containsKey("ticket.what." + what));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void readsPhrasesAndNamesWhatIsWrongWithThem() {
        assertThat(new CannedPhrases().all()).hasSizeGreaterThan(5).allSatisfy(phrase -> {
            assertThat(phrase.title()).hasSizeLessThan(30);
            assertThat(phrase.text()).doesNotContainIgnoringCase("usted");
        });
        assertThatThrownBy(() -> CannedPhrases.read(new StringReader("""
                        phrases:
                          - {id: a, title: Uno, text: hola}
                          - {id: a, text: chau}""")))
                .isInstanceOf(BrokenData.class)
                .hasMessageContaining("phrases.yaml:3: 'title' is missing")
                .hasMessageContaining("id 'a' twice");
    }
}
