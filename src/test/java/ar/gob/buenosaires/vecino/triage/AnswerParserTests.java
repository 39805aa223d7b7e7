package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.EdgeCase;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What residents type; today is Tuesday, 17 March 2020. */
class AnswerParserTests {

    private static final Protocol PROTOCOL = TestProtocols.shipped("ar-caba-covid-2020-03-16");
    private final AnswerParser parser = new AnswerParser(() -> Instant.parse("2020-03-17T15:00:00Z"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            fever | 38 y medio | temperature=38.5
            fever | treinta y ocho y medio | temperature=38.5
            fever | 38,5 | temperature=38.5
            fever | 38.5 | temperature=38.5
            fever | tuve 38,5 ayer y 39 hoy | temperature=39
            fever | 375 | temperature=37.5
            fever | 37 y medio | temperature=37.5
            fever | 38 rayitas | temperature=38
            fever | 37 y 8 rayitas | temperature=37.8
            fever | 38° | temperature=38
            fever | 50 | out of range temperature
            fever | 42,5 | out of range temperature
            fever | 33 | out of range temperature
            fever | no tuve fiebre | option no
            fever | si pero sin termometro | option felt
            fever | estaba caliente | option felt
            fever | ni idea | unknown
            fever | no tengo termómetro | unknown
            temperature | 38 | temperature=38
            who | tengo 34 años | age=12418..12782
            who | 35 | age=12783..13148
            who | 8 meses | age=243..272
            who | 3 semanas | age=21..27
            who | 11 semanas y 6 días | age=83
            who | 13 semanas | age=91..97
            who | 2 meses | age=60..90
            who | 3 meses | age=91..120
            who | casi 3 meses | age=60..90
            who | año y medio | age=547..577
            who | un año y medio | age=547..577
            who | tiene 40 y pico | age=14610..18261
            who | veintiocho | age=10227..10591
            who | 28 años y fiebre 39 | age=10227..10591
            who | 104 años | age=37986..38350
            who | 0 años | age=0..364
            who | -3 | out of range age
            who | 130 | out of range age
            who | tiene 4 meses, 2 meses corregidos | age=60..90
            who | recién nacida | age=0..29
            who | estoy embarazada | option pregnant
            onset | desde el martes | fever_days=0..7
            onset | desde el domingo | fever_days=2
            onset | ayer | fever_days=1
            onset | hace 3 dias | fever_days=3
            onset | hace tres días | fever_days=3
            onset | anteayer a la noche | fever_days=2
            onset | desde anoche | fever_days=1
            onset | una semana | fever_days=7
            onset | el 15/3 | fever_days=2
            onset | 15 de marzo | fever_days=2
            onset | 25/3 | out of range fever_days
            onset | mañana | out of range fever_days
            onset | esta mañana | fever_days=0
            onset | no me acuerdo | unknown
            danger | si | option yes
            danger | sii hay una | option yes
            danger | no | option no
            danger | nop | option no
            danger | para nada | option no
            danger | no, ninguna | option no
            danger | puede ser | option unsure
            danger | no estoy segura | option unsure
            danger | 1 | option yes
            danger | 7 | unclear
            danger | la capital de francia | unclear
            danger | no toma nada | unclear
            danger | no para de vomitar | unclear
            danger | nunca le pasó esto | unclear
            danger | no le baja ninguna noche | unclear
            danger | no, está jugando | option no
            danger | no, no toma nada | option no
            danger | no por suerte | option no
            danger | no señora, gracias | option no
            danger | no tiene nada de eso | option no
            danger | no para nada | option no
            danger | no se levanta | unclear
            danger | no se lo puede sentar | unclear
            danger | no se, perdón | unknown
            danger | no sé la temperatura | unknown
            danger | la verdad no se decirte | unknown
            danger_which | no toma nada | unclear
            danger_which | no ninguna de esas | option none
            breath | no puede subir la escalera | unclear
            breath | un poco | option little
            breath | un poquito si | option little
            breath | si, bastante | option much
            breath | no | option no
            breath | Sí, bastante | option much
            breath_kind | solo al moverme | option exertion
            breath_kind | no sé decirlo | option unknown
            symptoms | tos y dolor de garganta | cough=yes sore_throat=yes
            symptoms | perdí el olfato | smell_loss=yes
            symptoms | no siento olores | smell_loss=yes
            symptoms | tos pero no tengo mocos | cough=yes
            symptoms | 4 | option two_or_more
            symptoms | ninguno | option none
            symptoms | perdio olfato o gusto | option smell_loss
            symptoms | no se | option unknown
            risk | soy diabetica y tengo presion alta | diabetes=yes heart=yes
            risk | tomo tacrolimus | immunosuppressed=yes
            risk | no tengo nada | option none
            travel_country | volví de Italia | option europe
            travel_country | estados unidos | option usa
            travel_country | uruguay | option other
            travel_when | hace 10 dias | travel_days=10
            travel_when | el domingo | travel_days=2
            travel_when | 20/3 | out of range travel_days
            state | no puedo | option cannot
            state | no toma nada | option cannot
            state | si toma pero no se levanta | option cannot
            state | si, las dos | option ok
            state | cada vez peor | option worse
            pregnancy | no | option no
            pregnancy | no estoy embarazada | option no
            pregnancy | no, no estoy embarazada | option no
            pregnancy | estoy embarazada | option yes
            breath | no me cuesta respirar | option no
            breath | no mucho | unclear
            symptoms | no tengo tos | unclear
            risk | no tengo enfermedades | option none
            adult | si, la abuela | option yes
            """)
    @EdgeCase({20, 22, 24, 32, 36, 37, 68})
    void readsWhatIsTyped(String question, String text, String expected) {
        assertThat(describe(parser.parse(PROTOCOL, PROTOCOL.question(question).orElseThrow(), text)))
                .isEqualTo(expected);
    }

    /** 39: said ten minutes after midnight, the clock in another zone. */
    @ParameterizedTest
    @CsvSource({"2020-03-31T03:10:00Z,15/3,16", "2020-03-31T02:50:00Z,15/3,15"})
    @EdgeCase({39, 62})
    void daysAreThoseOfBuenosAires(Instant now, String text, String days) {
        AnswerParser then = new AnswerParser(() -> now);

        assertThat(describe(then.parse(PROTOCOL, PROTOCOL.question("onset").orElseThrow(), text)))
                .isEqualTo("fever_days=" + days);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mi hija de 4 tiene fiebre de 38,5 y tos desde ayer | age=1461..1825 cough=yes felt_fever=no fever_days=1 patient=child temperature=38.5 | Entendí: es para un chico o una chica, 4 años, 38,5 °C, tos, desde ayer.
            tengo 34 años y fiebre | age=12418..12782 felt_fever=yes patient=self temperature=35..42 | Entendí: 34 años, fiebre.
            no tengo fiebre pero tengo tos | cough=yes felt_fever=no patient=self temperature=35..37.49999999999999 | Entendí: sin fiebre, tos.
            hola | | ''
            """)
    void takesUpWhatTheFirstMessageTells(String text, String facts, String sentence) {
        var extracted = new FactExtraction(parser).extract(PROTOCOL, text);

        assertThat(facts(extracted.facts())).isEqualTo(facts == null ? "" : facts);
        assertThat(extracted.sentence()).isEqualTo(sentence);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            28 años y fiebre 39 | age=10227..10591 felt_fever=no temperature=39
            tengo 3 dias de fiebre | felt_fever=yes fever_days=3 patient=self temperature=35..42
            hace dos años tuve un infarto | heart=yes
            estoy embarazada de 20 semanas y tengo fiebre | felt_fever=yes patient=self pregnant=yes temperature=35..42
            mi bebé de 8 meses tiene 38 de fiebre | age=243..272 felt_fever=no patient=child temperature=38
            mi papá tiene 95 de saturacion y 120 de pulso | oximeter=95 patient=other
            satura 89 AA | oximeter=89
            satura 850 |
            9.5 de saturacion |
            ni fiebre ni tos | cough=no felt_fever=no temperature=35..37.49999999999999
            somos varios con vomitos | gut=yes several_ill=yes
            volví de España el domingo con tos | cough=yes patient=self travel=yes
            perdi el olfato y el gusto | smell_loss=yes
            ahora no, tengo tos | cough=yes patient=self
            tuve fiebre hace 10 dias, ahora no |
            tengo 40 años y mi hijo de 3 tiene tos | age=1095..1460 cough=yes patient=child
            tengo 9 y mi mama tiene tos | cough=yes patient=other
            tengo tos y estoy cada vez peor | cough=yes patient=self relapse=yes
            tenemos seis abuelos con tos | cough=yes several_ill=yes
            soy un varón embarazado con tos | cough=yes patient=self pregnant=yes
            mi abuela vive en un geriatrico y tiene epoc | closed_institution=yes lung=yes patient=other
            """)
    @EdgeCase({6, 20, 32, 52})
    void takesUpOnlyWhatIsMeant(String text, String facts) {
        assertThat(facts(new FactExtraction(parser).extract(PROTOCOL, text).facts()))
                .isEqualTo(facts == null ? "" : facts);
    }

    private static String describe(ParsedAnswer parsed) {
        return switch (parsed) {
            case ParsedAnswer.Understood(Map<String, Told> facts) -> {
                Map<String, Told> telling = new TreeMap<>(facts);
                telling.values().removeIf(Told.value("no")::equals);
                yield facts(telling);
            }
            case ParsedAnswer.Chosen(String option) -> "option " + option;
            case ParsedAnswer.Unknown() -> "unknown";
            case ParsedAnswer.OutOfRange(String fact) -> "out of range " + fact;
            case ParsedAnswer.Unclear() -> "unclear";
        };
    }

    private static String facts(Map<String, Told> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts)
                .forEach((id, told) -> text.append(id).append('=').append(told).append(' '));
        return text.toString().strip();
    }
}
