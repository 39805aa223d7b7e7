package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.messaging.Content;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that are worked out for the question and the moment, over the shipped content. */
class ComputedAnswersTests {

    private static final String SUNDAY_NOON = "2026-11-22T15:30:00Z"; // 12.30 in Buenos Aires
    private static final ConversationFixture SUNDAY = at(SUNDAY_NOON);

    private static ConversationFixture at(String instant) {
        return new ConversationFixture(Clock.fixed(Instant.parse(instant), ZoneOffset.UTC));
    }

    @ParameterizedTest
    @CsvSource({
        "cuándo me toca la vtv? patente AB123CD, 3, marzo",
        "cuando me toca la vtv ab 120 cd, 0, octubre",
        "vtv patente ABC-127, 7, julio",
        "mi patente termina en 8 cuándo hago la vtv, 8, agosto",
        "vtv termina en cinco, 5, mayo",
        "vtv de la moto A012BCD, 2, febrero",
    })
    void tellsTheMonthOfAPlate(String text, String digit, String month) {
        assertThat(said(SUNDAY, text, null)).contains("termina en *" + digit + "*: te toca en *" + month + "*");
    }

    @ParameterizedTest
    @ValueSource(strings = {"7", "en 7", "termina en 7", "el siete", "AB127CD", "ab 127 cd", "es abc 127"})
    void takesAPlateForTheAnswerToItsQuestion(String text) {
        assertThat(said(SUNDAY, text, "vtv")).contains("te toca en *julio*");
    }

    /** "termina en 7" is left out: nothing but the VTV asks how a plate ends. */
    @ParameterizedTest
    @ValueSource(strings = {"7", "en 7", "el siete", "AB127CD", "ab 127 cd", "es abc 127"})
    void takesAPlateAloneForNothingElse(String text) {
        assertThat(said(SUNDAY, text, "ecobici")).doesNotContain("te toca en *julio*");
    }

    @Test
    void saysSoWhenItIsThisMonth() {
        assertThat(said(SUNDAY, "vtv termina en 1", null))
                .contains("*noviembre*")
                .contains("Es este mes");
    }

    @Test
    void asksForThePlateWhereNoneIsNamed() {
        assertThat(said(SUNDAY, "cuándo me toca la vtv", null)).contains("en qué número termina tu patente");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-22T15:30:00Z|Fijos: *en horario ahora*, hasta las 17.",
                "2026-11-22T14:59:00Z|Fijos: *todavía no abrió*. Hoy abre a las 12.",
                "2026-11-22T20:00:00Z|Fijos: *fuera de horario ahora*. Abre el miércoles 25 a las 14.",
                "2026-11-24T23:00:00Z|Fijos: *fuera de horario ahora*. Mañana abre a las 14.",
                "2026-12-25T18:00:00Z|Fijos: hoy es feriado.",
                "2026-11-22T17:30:00Z|Móviles: *todavía no abrió*. Hoy abre a las 15.",
                "2026-11-22T02:30:00Z|Móviles: *fuera de horario ahora*. Mañana abre a las 10.",
            })
    void saysWhetherItIsOpenInBuenosAires(String instant, String said) {
        assertThat(said(at(instant), "a qué hora abre el punto verde", null)).contains(said);
    }

    @Test
    void knowsTheHoursOfHolidaysWhereTheyAreKnown() {
        assertThat(said(at("2026-11-23T18:00:00Z"), "horario del estacionamiento medido", null))
                .contains("Estacionamiento medido: *fuera de horario ahora*. Mañana abre a las 8.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "abre mañana el punto verde?|El lunes 23: es feriado",
                "el punto verde abre el miércoles?|El miércoles 25: de 14 a 19.",
                "el punto verde abre el finde?|El sábado 28: de 12 a 17.",
                "abre el martes a la mañana el punto verde?|El martes 24: cerrado.",
            })
    void answersForTheDayAskedAbout(String text, String said) {
        String body = said(at("2026-11-22T15:30:00Z"), text, null);

        if (text.contains("finde")) {
            assertThat(said(at("2026-11-26T15:30:00Z"), text, null))
                    .contains(said)
                    .contains("El domingo 29");
        } else {
            assertThat(body).contains(said);
        }
    }

    @Test
    void leavesNoPlaceholderInAnyAnswer() {
        SUNDAY.catalogue
                .services()
                .forEach(service -> service.answers().forEach(answer -> {
                    String id = answer.topic() == null
                            ? ReplyId.service(service.slug())
                            : ReplyId.answer(service.slug(), answer.topic());
                    assertThat(SUNDAY.answering.to(ReplyId.read(id)).bubble().body())
                            .doesNotContain("{", "}");
                    assertThat(answer.plainBody()).doesNotContain("{", "}");
                }));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "lunes 8-20", "mo 08:00", "fr-mo 08:00-20:00", "mo 25:00-26:00", "mo 08:00-20:00;"})
    void refusesHoursThatAreNone(String text) {
        assertThatThrownBy(() -> new OpeningHours(text)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void aBrokenPlaceholderIsLeftOut() {
        Clock clock = Clock.systemUTC();
        Placeholders placeholders = new Placeholders(
                SUNDAY.phrases, SUNDAY.askedWords, new Holidays(clock, new SimpleMeterRegistry()), clock);

        assertThat(placeholders.fill("a\n{open-now x mo}\n{no-such 1}\n{plate-month 0}\nb", Asked.NOTHING))
                .startsWith("a\n")
                .endsWith("b")
                .doesNotContain("{");
    }

    /** Law 27.399: the list is what its rules give, for the years that it covers. */
    @Test
    void theHolidaysAreThoseOfTheLaw() {
        Set<LocalDate> byLaw = new HashSet<>();
        for (int year = 2026; year <= 2027; year++) {
            LocalDate easter = easter(year);
            for (String fixed :
                    new String[] {"01-01", "03-24", "04-02", "05-01", "05-25", "06-20", "07-09", "12-08", "12-25"}) {
                byLaw.add(LocalDate.parse(year + "-" + fixed));
            }
            byLaw.add(easter.minusDays(2));
            byLaw.add(easter.minusDays(47));
            byLaw.add(easter.minusDays(48));
            for (String movable : new String[] {"06-17", "08-17", "10-12", "11-20"}) {
                byLaw.add(moved(LocalDate.parse(year + "-" + movable)));
            }
        }

        assertThat(new Holidays(Clock.systemUTC(), new SimpleMeterRegistry()).dates())
                .isEqualTo(byLaw);
    }

    @Test
    void tellsHowLongTheHolidaysLast() {
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        Holidays holidays = new Holidays(Clock.fixed(Instant.parse("2027-12-01T02:00:00Z"), ZoneOffset.UTC), meters);

        assertThat(meters.get("vecino.holidays.days.left").gauge().value()).isEqualTo(31);
        assertThat(holidays.daysLeft(LocalDate.parse("2026-11-22"))).isGreaterThan(365);
    }

    private static LocalDate moved(LocalDate date) {
        return switch (date.getDayOfWeek()) {
            case TUESDAY, WEDNESDAY -> date.with(TemporalAdjusters.previous(DayOfWeek.MONDAY));
            case THURSDAY, FRIDAY -> date.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case SATURDAY, SUNDAY, MONDAY -> date;
        };
    }

    /** Gauss's rule as corrected by Lichtenberg. */
    private static LocalDate easter(int year) {
        int moon = (19 * (year % 19) + 24) % 30;
        moon -= moon / 29 + (moon / 28 - moon / 29) * ((year % 19) / 11);
        LocalDate full = LocalDate.of(year, 3, 21).plusDays(moon);
        return full.with(TemporalAdjusters.next(DayOfWeek.SUNDAY));
    }

    private static String said(ConversationFixture parts, String text, @Nullable String lastService) {
        return parts.comprehension
                .decide(new Content.Text(text), Optional.empty(), TalkedAbout.of(lastService))
                .bubble()
                .body();
    }
}
