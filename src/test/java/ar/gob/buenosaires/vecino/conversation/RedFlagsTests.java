package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedFlagsTests {

    private static final ChatWords WORDS = new ChatWords();
    private static final RedFlags FLAGS = new RedFlags(WORDS);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "mi vieja no puede respirar | RF02",
                "NO PUEDO RESPIRARRRR | RF02",
                "nopuedorespirar | RF02",
                "no respria bien mi viejo | RF02",
                "me duele mucho el pecho | RF05",
                "se desmayó mi mamá | RF08",
                "esta combulcionando | RF07",
                "se cortó las venas | RF14",
                "no quiero vivir más | RF15",
                "me tomé como 20 paracetamoles por el dolor de garganta | RF14",
                "mi nene de 2 se tomó medio frasco del jarabe para la tos | RF16",
                "me está pegando ahora | RF21",
                "el nene se tomó lavandina | RF16",
                "se atragantó con un caramelo | RF03",
                "rompí bolsa | RF13",
                "estoy por parir | RF13",
                "SOS ayuda | RF26",
                "tiene 15 dias la bebe y 38.2 de fiebre | RF12",
                "my dad can't breathe | EN01",
                "minha mãe não consegue respirar | PT01",
                "hola, cuándo me toca la vtv? mi papá no reacciona | RF01"
            })
    void seesDanger(String text, String flag) {
        assertThat(find(text).signs()).extracting(RedFlag::id).contains(flag);
    }

    /** A sign in what is passed on counts however unlikely, because it is asked whether it is happening. */
    @Test
    void whatIsPassedOnIsAskedAbout() {
        TalkWords talk = new TalkWords();

        assertThat(FLAGS.learned().passedOn())
                .isNotEmpty()
                .allSatisfy(word -> assertThat(talk.hints(TalkWords.Hint.HEARSAY, "por favor " + word + " a todos"))
                        .as(word)
                        .isTrue());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "me muero de risa 😂",
                "no puedo ni respirar de la bronca jaja con este gobierno",
                "casi me da un infarto cuando vi la multa",
                "no tengo falta de aire ni dolor de pecho",
                "el año pasado tuve un infarto, quiero un turno con el cardiólogo",
                "la netbook no reacciona",
                "cuándo abre la inscripción al listado de emergencia docente",
                "estoy ahogada de deudas",
                "mi perro no respira bien, conocés un veterinario?",
                "dónde tiro las pilas",
                "hola, cuándo me toca la vtv?",
                "urgente necesito turno!!",
                "moquea desde ayer",
                "no me respondés lo que te pregunto",
                "cuánto cuesta el aire acondicionado",
                "tomo todos los días el jarabe para la tos",
                "no me sale el turno en la app",
                "quiero una pizza grande rápido",
                "chau a todos, gracias"
            })
    void tellsFiguresOfSpeechApart(String text) {
        assertThat(find(text).signs()).isEmpty();
    }

    @Test
    void saysInWhichLanguageToAnswer() {
        assertThat(find("please help, my wife is unconscious").language()).isEqualTo("en");
        assertThat(find("socorro, meu pai desmaiou, preciso de ajuda").language())
                .isEqualTo("pt");
        assertThat(find("mi viejo no reacciona").language()).isEqualTo("es");
    }

    @Test
    void learningHardlyEverTakesBackAWishToDieNorWhatIsPassedOn() {
        RedFlagFile.Learning limits = FLAGS.learned();

        assertThat(limits.with(find("me chocó un auto y ya no quiero vivir más").signs()))
                .isEqualTo(limits.firmPhrase())
                .isLessThan(limits.with(find("me chocó un auto").signs()) / 10);
        assertThat(limits.isPassedOn(WORDS.read("REENVIAR: si te duele el pecho es infarto")))
                .isTrue();
        assertThat(limits.isPassedOn(WORDS.read("me duele el pecho"))).isFalse();
    }

    @Test
    void theGravestSignLeads() {
        RedFlag first = find("me está pegando y sangro mucho").gravest().orElseThrow();

        assertThat(first.line()).isEqualTo(HelpLine.SAME);
    }

    /** A floor under the labelled messages; the figures are printed. */
    @Test
    void missesNoEmergencyOfTheDevelopmentMessages() {
        List<LabelledMessage> all = Utterances.development();
        List<LabelledMessage> emergencies =
                all.stream().filter(u -> u.intent().equals("emergency")).toList();
        long seen = emergencies.stream().filter(u -> danger(u.text())).count();
        long falseAlarms = all.stream()
                .filter(u -> !u.intent().equals("emergency") && danger(u.text()))
                .count();
        System.out.printf(
                "red flags, development messages: recall %d/%d, false alarms %d/%d%n",
                seen, emergencies.size(), falseAlarms, all.size() - emergencies.size());

        assertThat(seen).isEqualTo(emergencies.size());
        assertThat(falseAlarms).isLessThanOrEqualTo(4);
    }

    @Test
    void seesMostOfTheHardOnes() {
        List<LabelledMessage> all = Utterances.tuning();
        long emergencies =
                all.stream().filter(u -> u.intent().equals("emergency")).count();
        long seen = all.stream()
                .filter(u -> u.intent().equals("emergency") && danger(u.text()))
                .count();
        long falseAlarms = all.stream()
                .filter(u -> !u.intent().equals("emergency") && danger(u.text()))
                .count();
        System.out.printf(
                "red flags, tuning messages: recall %d/%d, false alarms %d/%d%n",
                seen, emergencies, falseAlarms, all.size() - emergencies);

        assertThat(seen / (double) emergencies).isGreaterThan(0.86);
        assertThat(falseAlarms / (double) (all.size() - emergencies)).isLessThan(0.03);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "....!!!???",
                "\u200B\u200D\uFE0F",
                "\uD83D",
                "😂😂😂",
                "مرحبا",
                "ḧ̸̡o̷l̶a̵",
                "'; drop table contact; --",
                "<script>alert(1)</script>",
                "\u0000\u0001"
            })
    void readsAnything(String text) {
        assertThat(find(text).signs()).isEmpty();
    }

    @Test
    void readsRandomCharactersAndVeryLongTexts() {
        Random random = new Random(7);
        for (int i = 0; i < 500; i++) {
            StringBuilder text = new StringBuilder();
            random.ints(random.nextInt(200), 0, 0x1FFFF).forEach(c -> text.appendCodePoint(c));
            assertThat(find(text.toString())).isNotNull();
        }
        assertThat(find("a".repeat(65_536)).signs()).isEmpty();
        assertThat(find("no ".repeat(20_000)).signs()).isEmpty();
    }

    @Test
    void findsWhatPeopleAddedBesideWhatShips() {
        RedFlags more = FLAGS.adding(List.of(new RedFlags.Phrase("RF02", "zumba la olla")));
        RedFlags.Findings found = more.find(WORDS.read("che, sumba mucho la oya"));
        assertThat(found.signs()).extracting(RedFlag::id).containsExactly("RF02");
        assertThat(found.added()).isTrue();
        assertThat(more.find(WORDS.read("mi perro no come y le zumba la olla")).signs())
                .as("guards count")
                .isEmpty();
        assertThat(more.find(WORDS.read("mi viejo no reacciona, zumba la olla")).signs())
                .extracting(RedFlag::id)
                .containsExactlyInAnyOrder("RF01", "RF02");
        assertThat(find("che, zumba la olla").signs()).as("without it").isEmpty();
    }

    @Test
    void losesNothingThatShipsByWhatPeopleAdd() {
        String slip = "no respria bien mi viejo";
        assertThat(find(slip).signs()).isNotEmpty();
        RedFlags more = FLAGS.adding(List.of(new RedFlags.Phrase("RF05", "respria linda")));
        assertThat(more.find(WORDS.read(slip)).signs()).extracting(RedFlag::id).contains("RF02");
    }

    @Test
    void isFast() {
        List<LabelledMessage> all = Utterances.development();
        for (int round = 0; round < 30; round++) {
            all.forEach(u -> find(u.text()));
        }
        long start = System.nanoTime();
        for (int round = 0; round < 10; round++) {
            all.forEach(u -> find(u.text()));
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(System.nanoTime() - start) / (10L * all.size());
        System.out.println("red flags: " + micros + " µs a message");

        assertThat(micros).isLessThan(1000);
    }

    private static boolean danger(String text) {
        return !find(text).signs().isEmpty();
    }

    private static RedFlags.Findings find(String text) {
        return FLAGS.find(WORDS.read(text));
    }
}
