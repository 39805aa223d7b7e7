package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.conversation.Understanding.Alternative;
import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What was not understood, in a real PostgreSQL. */
class UnansweredTests {

    /** A text as a resident may write it, and what of it nobody may ever find. */
    record Nasty(String text, List<String> secrets) {
        static Nasty of(String text, String... secrets) {
            return new Nasty(text, List.of(secrets));
        }

        @Override
        public String toString() {
            return text;
        }
    }

    private static final ConversationFixture PARTS = ConversationFixture.shared();
    private static final JdbcClient JDBC =
            JdbcClient.create(new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres"));
    private static final Instant NOW = Instant.parse("2026-11-22T01:30:00Z"); // still the 21st in Buenos Aires

    private static final Understanding NOTHING =
            new Understanding("none", null, null, Certainty.UNKNOWN, 0, List.of(), List.of());

    private final Unanswered unanswered = PARTS.unanswered(JDBC);

    @BeforeEach
    void nothingYet() {
        JDBC.sql("delete from unanswered_question").update();
    }

    @Test
    void isKeptFoldedWithDayAndCount() {
        String text = "¿Dónde queda el aeroclub?";
        note(text, PARTS.comprehension.decide(new Content.Text(text), Optional.empty(), null));

        assertThat(rows()).containsExactly("2026-11-21 1 donde queda el aeroclub");
    }

    @ParameterizedTest
    @CsvSource({
        "dónde alquilo un patinódromo, alquilo patinodromo donde???",
        "quiero un permiso para drones, permiso para un dron",
        "me piden el formulario zeta, Hola! Formulario zeta: me piden?",
        "cierran el velodromo, zierran el belodromo",
    })
    void nearlyTheSameCountsTogether(String one, String other) {
        ask(one);
        ask(other);

        assertThat(rows()).hasSize(1).allMatch(row -> row.startsWith("2026-11-21 2 "));
    }

    @Test
    void whatIsUnderstoodIsNotKept() {
        PARTS.comprehension.decide(new Content.Text("cuánto sale la vtv"), Optional.empty(), null);
        note(
                "cuánto sale la vtv",
                PARTS.comprehension.decide(new Content.Text("cuánto sale la vtv"), Optional.empty(), null));
        note(
                "no me anda la sube",
                PARTS.comprehension.decide(new Content.Text("no me anda la sube"), Optional.empty(), null));

        assertThat(rows()).isEmpty();
    }

    @Test
    void whatWasAskedBackCountsUntilAButtonIsTapped() {
        Decision asked = note("drones", unsure("vtv", "ecobici"));
        assertThat(rows()).containsExactly("2026-11-21 1 drones");

        Buttons bubble = (Buttons) asked.bubble();
        String tapped = bubble.buttons().getFirst().id();
        Decision chosen = PARTS.comprehension.decide(new Content.Choice(tapped, "VTV"), Optional.empty(), null);
        unanswered.note(new Content.Choice(tapped, "VTV"), chosen, NOW);

        assertThat(chosen.intent()).isEqualTo("vtv");
        assertThat(rows()).containsExactly("2026-11-21 0 drones");
    }

    @Test
    void whatHoldsNoTellingWordIsNotKept() {
        for (String text :
                List.of("😂😂", "...", "1234567", "no se que es eso", "11 5555 6666", "مرحبا".substring(0, 1))) {
            ask(text);
        }
        assertThat(rows()).isEmpty();
    }

    static Stream<Nasty> nasty() {
        return Stream.of(
                Nasty.of("me llamo Zulema Ximénez Quirós y busco drones", "zulema", "ximenez", "quiros"),
                Nasty.of("ME LLAMO ZULEMA XIMENEZ Y BUSCO DRONES", "zulema", "ximenez"),
                Nasty.of("soy kowalczyk y quiero drones", "kowalczyk"),
                Nasty.of("drones para el sr. Etcheverrigaray", "etcheverrigaray"),
                Nasty.of("drones a nombre de maría de los ángeles pérez", "maria", "angeles", "perez"),
                Nasty.of("quiero drones, atte. Rubén Pugliatti", "ruben", "pugliatti"),
                Nasty.of("los drones son de mi hija Xiomara", "xiomara"),
                Nasty.of("juan perez tiene drones", "juan", "perez"),
                Nasty.of("hay drones en la casa de la Dra. Bugallo", "bugallo"),
                Nasty.of("drones mi cel es 11 5555-6666", "5555", "6666", "55556666"),
                Nasty.of("drones +54 9 11 5555 6666", "5555", "6666"),
                Nasty.of("drones (011) 4555.6666", "4555", "6666"),
                Nasty.of("drones 1155556666", "1155556666"),
                Nasty.of("drones １１５５５５６６６６", "1155556666", "5555"),
                Nasty.of("drones ١١٥٥٥٥٦٦٦٦", "1155556666", "5555"),
                Nasty.of("drones uno uno cinco cinco cinco seis seis seis siete", "cinco", "seis"),
                Nasty.of("drones quince cuarenta y cuatro veinte treinta y dos", "cuarenta", "treinta"),
                Nasty.of("drones dni 30.123.456", "30", "123", "456"),
                Nasty.of("drones DNI: 30123456", "30123456"),
                Nasty.of("drones mi documento es 9 876 543", "876", "543"),
                Nasty.of("drones 20-30123456-7", "30123456"),
                Nasty.of("drones cuit 27 30123456 4", "30123456"),
                Nasty.of("drones pasaporte AAB123456", "123456", "aab123456"),
                Nasty.of("drones juan.perez+x@gmail.com", "juan", "perez", "gmail"),
                Nasty.of("drones mi mail es zulemita arroba gmail punto com", "zulemita", "gmail"),
                Nasty.of("drones zulemita @ hotmail . com", "zulemita", "hotmail"),
                Nasty.of("drones seguime en @zulemita_ok", "zulemita"),
                Nasty.of("drones https://maps.app.goo.gl/AbCdEf123", "goo", "abcdef"),
                Nasty.of("drones patente AB123CD", "ab123cd", "123"),
                Nasty.of("drones ab 123 cd", "123"),
                Nasty.of("drones ABC123", "abc123"),
                Nasty.of("drones patente abc 123", "abc", "123"),
                Nasty.of("drones a123bcd de la moto", "a123bcd", "123"),
                Nasty.of("drones mi dominio es 123 ABC", "123", "abc"),
                Nasty.of("drones 4509 9535 6623 3704", "4509", "9535", "3704"),
                Nasty.of("drones cbu 0290001100000012345678", "0290001100000012345678", "12345678"),
                Nasty.of("drones en calle Aguirre 4321 piso 3 B", "aguirre", "4321", "piso 3"),
                Nasty.of("drones vivo en aguirre 4321", "aguirre", "4321"),
                Nasty.of("drones en av. rivadavia al 12345", "rivadavia", "12345"),
                Nasty.of("drones en pasaje el aljibe 123 depto 4", "aljibe", "123"),
                Nasty.of("drones por hipólito yrigoyen altura 1850", "yrigoyen", "1850"),
                Nasty.of("drones en la calle 25 de mayo 333", "333"),
                Nasty.of("drones entre Thames y Gurruchaga", "thames", "gurruchaga"),
                Nasty.of("drones esquina de thames y gurruchaga", "thames", "gurruchaga"),
                Nasty.of("drones nací el 12/05/1980", "1980", "12"),
                Nasty.of("drones nací el 3 de mayo de 1980", "1980"),
                Nasty.of("drones de nombre Angel Torres", "angel", "torres"),
                Nasty.of("Juan quiere drones", "juan"),
                Nasty.of("drones m\u200be lla\u200bmo Zul\u200bema", "zulema"),
                Nasty.of("drones expediente 2024-12345678", "12345678"),
                Nasty.of("drones reclamo nro 00845221/26", "845221"));
    }

    @ParameterizedTest
    @MethodSource("nasty")
    void hidesWhoWroteIt(Nasty nasty) {
        ask(nasty.text());

        String kept = String.join("\n", rows()).toLowerCase(Locale.ROOT).replaceAll("(?m)^2026-11-21 1 ", "");
        assertThat(kept).contains("drones").contains("#").doesNotContain(nasty.secrets());
        assertThat(kept.replace(" ", "")).doesNotContain(nasty.secrets());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Quiero saber del permiso de drones|quiero saber del permiso de drones",
                "hay 24 drones y 3 globos|hay 24 drones y 3 globos",
                "llamé al 147 por los drones|llame al 147 por los drones",
                "el domingo hay drones en Palermo?|el domingo hay drones en palermo",
                "drones para el 2027|drones para el 2027",
            })
    void leavesOrdinaryWords(String text, String kept) {
        ask(text);

        assertThat(rows()).containsExactly("2026-11-21 1 " + kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "drones y tengo fiebre",
                "drones, me siento mal con tos",
                "mi marido me pega con drones",
                "me pegan",
                "no puedo respirar drones",
                "me muero de risa con los drones",
                "ya no quiero vivir drones",
                "drones que me quieren matar jaja",
                "en el noticiero dijeron que hubo un infarto con drones",
                "drones abusaron de mi prima",
                "drones aborto",
                "mequieromatar con drones",
                "my husband hits me with drones kill",
            })
    void neverKeepsWhatMayBeGrave(String text) {
        note(
                text,
                PARTS.answering.to(new Understanding("none", null, null, Certainty.UNKNOWN, 0, List.of(), List.of())));
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"symptoms", "emergency", "linea-144"})
    void neverKeepsWhatMayHaveBeenTakenForIllnessOrDanger(String intent) {
        note(
                "drones",
                PARTS.answering.to(new Understanding(
                        "none", null, null, Certainty.UNKNOWN, 0, List.of(new Alternative(intent, 0.01)), List.of())));
        note("drones", unsure("vtv", intent));
        note("drones", unsure(intent, "vtv"));

        assertThat(rows()).isEmpty();
    }

    @Test
    void neverKeepsAStory() {
        ask("drones ".repeat(41));
        assertThat(rows()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("monsters")
    void anythingMayBeAsked(String text) {
        ask(text);
        assertThat(rows()).hasSizeLessThan(2);
    }

    static Stream<String> monsters() {
        return Stream.of(
                "x".repeat(65_536),
                "\uD83D",
                "\u0000drones",
                "\u202Eneumaticos",
                "#nombre #nombre",
                "\uE100\uE101 drones",
                "'; drop table unanswered_question; --",
                "<script>drones</script>",
                "@".repeat(4096),
                "1 ".repeat(2000),
                "dronesñ́".repeat(30));
    }

    @Test
    void manyAtOnceLoseNoCount() throws Exception {
        List<Future<?>> asked = new ArrayList<>();
        try (ExecutorService residents = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 80; i++) {
                asked.add(residents.submit(() -> ask("permiso para drones")));
            }
        }
        for (Future<?> one : asked) {
            one.get();
        }
        assertThat(rows()).containsExactly("2026-11-21 80 permiso para drones");
    }

    /** As if nothing in it had been understood. */
    private void ask(String text) {
        note(text, PARTS.answering.to(NOTHING));
    }

    private Decision note(String text, Decision decision) {
        return unanswered.note(new Content.Text(text), decision, NOW);
    }

    private static Decision unsure(String intent, String other) {
        return PARTS.answering.to(new Understanding(
                intent, null, null, Certainty.UNSURE, 0.4, List.of(new Alternative(other, 0.3)), List.of()));
    }

    private static List<String> rows() {
        return JDBC.sql("select day || ' ' || times || ' ' || text from unanswered_question order by id")
                .query(String.class)
                .list();
    }
}
