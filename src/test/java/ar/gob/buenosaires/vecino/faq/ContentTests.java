package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What residents read is in order: each fact with its source and date, within the limits, in plain voseo. */
class ContentTests {

    private static final List<ServiceFile> SERVICES = new ContentFiles().services();
    /** Facts newer than this are invented. */
    private static final LocalDate WRITTEN = LocalDate.parse("2026-11-22");

    private static final int MOST_WORDS = 22;
    private static final double EASY_ENOUGH = 55; // "normal" of INFLESZ
    private static final Set<String> CALM = Set.of("linea-144", "ninez", "personas-en-calle");
    private static final Pattern AMOUNT = Pattern.compile("[$€]|\\b(pesos|ARS|USD|dólares)\\b");
    private static final Pattern SEASON = Pattern.compile("\\b\\d{1,2} de \\p{L}+ (de|del) 202[6-9]\\b");
    private static final Pattern EMOJI = Pattern.compile("\\p{IsEmoji_Presentation}");
    private static final Pattern ELSEWHERE = Pattern.compile("(?i)\\bboti\\b|5050-?0147");
    /** Forms of "tú" and "usted" that voseo never has, and the future that residents do not say. */
    private static final Pattern NO_VOSEO = Pattern.compile(
            "(?iU)\\b(tú|ti|contigo|puedes|tienes|debes|quieres|eres|sabes|haz|ven|vienes|dices|vives|necesites que|"
                    + "elijas tú|haces clic|ingresa a|entra a|elige una|elige un|busca el|busca la|consulta en|escribe|"
                    + "descarga la|completa el|completa la|revisa el|presenta el|solicita|usted|ustedes|le corresponde|"
                    + "solicite|ingrese|diríjase|concurra|recuerde|recuerda|podés hacer clic aquí|aquí|presentarse en|"
                    + "\\p{L}*(?:[aei]r|dr)(?:ás|án|éis|emos)|habrás?|querrás?|podrá|deberá|tendrá|será|recibirá|estará|hará|podéis|vosotros)\\b");

    private static final Set<String> FUTURE_LOOKALIKES = Set.of(
            "queremos",
            "mirás",
            "esperás",
            "retirás",
            "preparás",
            "separás",
            "comparás",
            "tirás",
            "recuperás",
            "operás");

    @Test
    void everyFactHasSourceAndDate() {
        each(answer -> {
            assertThat(answer.sources()).as("sources").isNotEmpty().noneMatch(String::isBlank);
            assertThat(answer.factsDate()).as("facts_date").isNotNull().isBeforeOrEqualTo(WRITTEN);
            assertThat(answer.reviewBy())
                    .as("review_by")
                    .isNotNull()
                    .isAfter(Objects.requireNonNull(answer.factsDate()));
        });
    }

    /** Nothing that ages within weeks, as no date could keep it right. */
    @Test
    void noAmountAndNoDateOfAComingSeason() {
        each(answer -> {
            assertThat(found(AMOUNT, answer.body())).as("amounts").isEmpty();
            assertThat(found(SEASON, answer.body())).as("coming dates").isEmpty();
        });
    }

    @Test
    void everythingFitsMetasLimits() {
        for (ServiceFile service : SERVICES) {
            assertThat(points(service.service().title())).as(service.slug()).isLessThanOrEqualTo(23);
            assertThat(points(Objects.requireNonNullElse(
                            service.service().shortTitle(), service.service().title())))
                    .as(service.slug())
                    .isLessThanOrEqualTo(20);
            assertThat(points(service.service().summary())).as(service.slug()).isLessThanOrEqualTo(68);
        }
        each(answer -> {
            String link = answer.link() == null
                    ? ""
                    : "\n\n" + answer.link().text() + ": " + answer.link().url();
            assertThat(points(answer.title())).as("title").isLessThanOrEqualTo(19);
            assertThat(answer.link() == null ? 0 : points(answer.link().text()))
                    .as("link")
                    .isLessThanOrEqualTo(19);
            assertThat(points(answer.body().strip() + link)).as("body").isLessThanOrEqualTo(960);
            assertThat(answer.followUps())
                    .as("follow-ups")
                    .hasSizeLessThanOrEqualTo(9)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void keepsToWhatEditorsKeepTo() {
        ContentRules rules = new ContentRules(ContentFixture.SETTINGS, InstantSource.system());
        List<String> flaws = new ArrayList<>();
        for (ServiceFile service : SERVICES) {
            rules.flaws(service.service()).forEach(flaw -> flaws.add(service.slug() + ": " + flaw));
            service.answers()
                    .forEach(file -> rules.flaws(file.answer())
                            .forEach(flaw -> flaws.add(service.slug() + "/" + file.topic() + ": " + flaw)));
        }
        assertThat(flaws).isEmpty();
    }

    @Test
    void titlesAreDistinct() {
        assertThat(SERVICES).extracting(file -> file.service().title()).doesNotHaveDuplicates();
        for (ServiceFile service : SERVICES) {
            assertThat(service.answers())
                    .as(service.slug())
                    .extracting(file -> file.answer().title())
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void everyTopicIsReachedByButtonsFromTheGeneralAnswer() {
        for (ServiceFile service : SERVICES) {
            assertThat(reached(service))
                    .as(service.slug())
                    .containsAll(service.answers().stream()
                            .map(answer -> name(answer.topic()))
                            .toList());
        }
    }

    @Test
    void everyTopicHasWordsOfItsOwn() {
        for (ServiceFile service : SERVICES) {
            service.answers().stream()
                    .filter(file -> file.topic() != null)
                    .forEach(file -> assertThat(file.answer().words().evidence(1, file.topic()))
                            .as(service.slug() + "/" + file.topic())
                            .isNotEmpty());
        }
    }

    @Test
    void speaksInVoseo() {
        each(answer ->
                assertThat(foreign(answer.body() + "\n" + answer.title())).isEmpty());
        for (ServiceFile service : SERVICES) {
            assertThat(foreign(service.service().summary())).as(service.slug()).isEmpty();
        }
        phrases().forEach((key, text) -> assertThat(foreign(text)).as(key).isEmpty());
    }

    @Test
    void theCheckKnowsWhatIsNoVoseo() {
        assertThat(
                        foreign(
                                "Si tienes dudas, podrás consultar. Usted recibirá un mail. Vení y mirá atrás; además vas a poder."))
                .containsExactly("tienes", "podrás", "Usted", "recibirá");
    }

    @Test
    void isEasyToRead() {
        each(answer -> {
            Reading reading = Reading.of(answer.body());
            assertThat(reading.sentences())
                    .as("long sentences")
                    .allMatch(sentence -> Reading.words(sentence) <= MOST_WORDS);
            assertThat(reading.ease()).as("ease").isGreaterThanOrEqualTo(EASY_ENOUGH);
        });
    }

    @Test
    void theReadingScaleTellsEasyFromHard() {
        assertThat(Reading.of("El sol sale. La luna se va.").ease()).isGreaterThan(90);
        assertThat(Reading.of(
                                "La reglamentación administrativa correspondiente establece procedimientos institucionales.")
                        .ease())
                .isLessThan(20);
    }

    @Test
    void staysInTheChatAndCalmWhereItMust() {
        each(answer -> {
            assertThat(found(ELSEWHERE, answer.body())).as("sent elsewhere").isEmpty();
            assertThat(found(EMOJI, answer.body())).as("emoji").hasSizeLessThanOrEqualTo(2);
        });
        SERVICES.stream()
                .filter(service -> CALM.contains(service.slug()))
                .flatMap(service -> service.answers().stream())
                .forEach(file -> assertThat(found(EMOJI, file.answer().body()))
                        .as(file.answer().title())
                        .isEmpty());
        SERVICES.stream()
                .filter(service -> service.slug().equals("linea-144"))
                .flatMap(service -> service.answers().stream())
                .forEach(file -> assertThat(file.answer().body()).doesNotContain("?"));
    }

    @Test
    void knowsAllServicesOfTheCity() {
        assertThat(SERVICES)
                .extracting(ServiceFile::slug)
                .contains(
                        "ecobici",
                        "infracciones",
                        "linea-144",
                        "disfrutemos-ba",
                        "vamos-los-vecinos",
                        "educacion",
                        "turnos",
                        "solicitudes",
                        "vtv",
                        "mapa-del-delito",
                        "ba-playa",
                        "creditos",
                        "garantia-ba",
                        "inscripcion-docente",
                        "certificados-de-estudio",
                        "plan-sarmiento",
                        "puntos-verdes",
                        "abl",
                        "estacionamiento",
                        "mascotas",
                        "discapacidad",
                        "ayuda-social",
                        "personas-en-calle",
                        "ninez",
                        "empleo",
                        "consumidor");
        assertThat(SERVICES).allMatch(service -> service.answers().size() >= 4);
    }

    private static void each(Consumer<Answer> check) {
        List<String> problems = new ArrayList<>();
        for (ServiceFile service : SERVICES) {
            for (AnswerFile file : service.answers()) {
                try {
                    check.accept(file.answer());
                } catch (AssertionError e) {
                    problems.add(service.slug() + "/" + name(file.topic()) + ": " + e.getMessage());
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static Set<String> reached(ServiceFile service) {
        Set<String> reached = new HashSet<>();
        Deque<String> next = new ArrayDeque<>(List.of("general"));
        while (!next.isEmpty()) {
            String topic = next.pop();
            if (reached.add(topic)) {
                service.answers().stream()
                        .filter(answer -> name(answer.topic()).equals(topic))
                        .map(file -> file.answer().followUps())
                        .flatMap(Collection::stream)
                        .forEach(next::add);
            }
        }
        return reached;
    }

    private static List<String> foreign(String text) {
        return found(NO_VOSEO, text).stream()
                .filter(word -> !FUTURE_LOOKALIKES.contains(word.toLowerCase(Locale.ROOT)))
                .toList();
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(match -> match.group()).toList();
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }

    private static String name(@Nullable String topic) {
        return topic == null ? "general" : topic;
    }

    /** What the bot says besides, without what is said in other languages. */
    private static Map<String, String> phrases() {
        Properties read = new Properties();
        try (Reader text = new InputStreamReader(
                Objects.requireNonNull(ContentTests.class.getResourceAsStream("/messages.properties")),
                StandardCharsets.UTF_8)) {
            read.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read.stringPropertyNames().stream()
                .filter(key -> !key.endsWith(".en") && !key.endsWith(".pt"))
                .collect(Collectors.toMap(Function.identity(), read::getProperty));
    }
}
