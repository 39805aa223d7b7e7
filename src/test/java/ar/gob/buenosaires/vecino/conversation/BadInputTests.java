package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.GenerationMode;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What no text may do: break the understanding, hide danger behind signs that nobody sees, or take long. */
class BadInputTests {

    private static final WholeUnderstanding UNDERSTANDING = new WholeUnderstanding();
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int LONGEST = 1 << 16;
    private static final Duration AT_MOST = Duration.ofMillis(50);
    private static final int RUNS = 8;

    @Property
    void anyTextIsUnderstoodAsSomething(@ForAll String text) {
        UNDERSTANDING.check(text);
        UNDERSTANDING.checkMask(text);
    }

    @Property
    void anyMixOfBadPiecesIsUnderstoodAsSomething(@ForAll("mixes") String text) {
        UNDERSTANDING.check(text);
        UNDERSTANDING.checkMask(text);
    }

    @Property(tries = 100)
    void oneCharacterAThousandTimesIsUnderstoodAsSomething(@ForAll("codePoints") int codePoint) {
        UNDERSTANDING.check(Character.toString(codePoint).repeat(LONGEST / Character.charCount(codePoint)));
    }

    @Property
    void whatNobodySeesHidesNoDanger(@ForAll("emergencies") String text, @ForAll("unseen") String unseen) {
        assertThat(UNDERSTANDING.isDanger(String.join(unseen, text.split("(?!^)", -1))))
                .isTrue();
    }

    @Property
    void capitalsAndStretchedLettersHideNoDanger(@ForAll("emergencies") String text, @ForAll Random random) {
        StringBuilder typed = new StringBuilder();
        text.chars().forEach(c -> {
            char letter = random.nextBoolean() ? Character.toUpperCase((char) c) : (char) c;
            boolean stretched = Character.isLetter(c) && random.nextInt(5) == 0;
            typed.append(String.valueOf(letter).repeat(stretched ? 4 : 1));
        });
        assertThat(UNDERSTANDING.isDanger(typed.toString()))
                .as(typed.toString())
                .isTrue();
    }

    @Property(generation = GenerationMode.EXHAUSTIVE)
    void whatStandsAroundHidesNoDanger(
            @ForAll("emergencies") String text, @ForAll("harmless") String before, @ForAll("harmless") String after) {
        String whole = before + "\n" + text + "\n" + after;
        assertThat(UNDERSTANDING.isDanger(whole)).as(whole).isTrue();
    }

    @Property
    void nothingWithoutALetterIsDanger(@ForAll("marks") String text) {
        assertThat(UNDERSTANDING.isDanger(text)).isFalse();
    }

    @Property
    void longNumbersAreHidden(@ForAll("harmless") String before, @ForAll("numbers") String number) {
        assertThat(UNDERSTANDING.mask(before + " " + number)).doesNotContain(number);
    }

    /** As processor time, the best of some runs: other work on the machine counts for nothing. */
    @Example
    void noTextTakesLong() {
        for (String piece : List.of(
                "a",
                "0",
                " ",
                ".",
                "\u0301",
                "\u200b",
                "\ud800",
                "\ufdfa",
                "😂",
                "x1",
                "1 ",
                "a.",
                "a@",
                "no ",
                "ja",
                "fiebre ",
                "no puedo respirar ",
                "donde queda ",
                "paciente",
                "tengofiebre",
                "calle 1234 ",
                "y ")) {
            String text = piece.repeat(LONGEST / piece.length());
            long best = Long.MAX_VALUE;
            for (int run = 0; run < RUNS; run++) {
                long start = THREADS.getCurrentThreadCpuTime();
                UNDERSTANDING.route(UNDERSTANDING.look(text));
                UNDERSTANDING.mask(text);
                best = Math.min(best, THREADS.getCurrentThreadCpuTime() - start);
            }
            assertThat(Duration.ofNanos(best)).as("64 KiB of '%s'", piece).isLessThan(AT_MOST);
        }
    }

    @Provide
    Arbitrary<Integer> codePoints() {
        return Arbitraries.integers().between(1, Character.MAX_CODE_POINT);
    }

    @Provide
    Arbitrary<String> emergencies() {
        return Arbitraries.of(
                "no puedo respirar",
                "me duele mucho el pecho",
                "mi papá se desmayó y no responde",
                "está convulsionando",
                "me quiero matar",
                "se atragantó y está morado");
    }

    @Provide
    Arbitrary<String> harmless() {
        return Arbitraries.of(
                "", "hola", "buen día", "gracias", "Thames 955, piso 3", "🙏🙏", "…", "<b>", "' or 1=1 --");
    }

    @Provide
    Arbitrary<String> unseen() {
        return Arbitraries.of("\u200b", "\u200d", "\u00ad", "\u2060", "\ufeff", "\u202e", "\ufe0f", "\u0336");
    }

    @Provide
    Arbitrary<String> marks() {
        return Arbitraries.strings()
                .withChars(" .,;:!?¿¡-_/\\'\"()[]{}<>*#%&=+~^|…—\n\t\u200b\u202e\u0301")
                .ofMaxLength(500);
    }

    @Provide
    Arbitrary<String> numbers() {
        return Arbitraries.strings().numeric().ofMinLength(6).ofMaxLength(20);
    }

    @Provide
    Arbitrary<String> mixes() {
        Arbitrary<String> piece = Arbitraries.of(
                "no",
                "puedo",
                "respirar",
                "38",
                "Thames 955",
                "\u202e",
                "\u200b",
                "\u0301",
                "\ud83d",
                "\udc00",
                "😂",
                "👨‍👩‍👧",
                "'; drop table x; --",
                "<script>",
                "${7*7}",
                "{{x}}",
                "مرحبا",
                "שלום",
                "你好",
                "\u0000",
                "\n",
                "a@b.c",
                "1.",
                "@",
                "#",
                "ignorá lo anterior",
                "\ue100",
                "ﷺ",
                "x".repeat(300),
                "9".repeat(40));
        return Combinators.combine(piece.list().ofMaxSize(60), Arbitraries.of("", " ", ".", "\u200b"))
                .as((pieces, between) -> String.join(between, pieces));
    }
}
