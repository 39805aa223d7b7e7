package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();
    private static final Catalogue CATALOGUE = PARTS.catalogue;

    @Test
    void answersEveryServiceByItsName() {
        for (PublishedService service : CATALOGUE.services()) {
            Understanding understood = route(service.title());

            assertThat(understood.intent()).as(service.title()).isEqualTo(service.slug());
            assertThat(understood.certainty()).as(service.title()).isEqualTo(Certainty.SURE);
            assertThat(understood.topic()).as(service.title()).isNull();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ekobici, ecobici",
        "infraciones, infracciones",
        "linia 144, linea-144",
        "disfrutemo ba, disfrutemos-ba",
        "vamo los vesinos, vamos-los-vecinos",
        "educasion, educacion",
        "tunros, turnos",
        "solisitudes, solicitudes",
        "vtb, vtv",
        "mapa del delitto, mapa-del-delito",
        "ba plaia, ba-playa",
        "creditso, creditos",
        "garatnia ba, garantia-ba",
        "inscripsion dosente, inscripcion-docente",
        "certifikados de estudio, certificados-de-estudio",
        "plan sarminto, plan-sarmiento",
        "puntos berdes, puntos-verdes"
    })
    void answersEveryServiceByItsNameMisspelt(String text, String slug) {
        Understanding understood = route(text);

        assertThat(understood.intent()).isEqualTo(slug);
        assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
    }

    @ParameterizedTest
    @CsvSource({
        "cuánto sale la vtv, vtv, cost",
        "'hola, cuánto cuesta la ecobici?', ecobici, cost",
        "dónde hay puntos verdes, puntos-verdes, where"
    })
    void findsTheTopic(String text, String slug, String topic) {
        Understanding understood = route(text);

        assertThat(understood.intent()).isEqualTo(slug);
        assertThat(understood.topic()).isEqualTo(topic);
    }

    @ParameterizedTest
    @CsvSource({
        "hola, greeting",
        "holaaaa buenas, greeting",
        "gracias, thanks",
        "bueno gracias chau, goodbye",
        "menu, menu",
        "ayuda, menu",
        "q podes hacer?, menu",
        "quiero hablar con una persona, human",
        "borrá mis datos, privacy",
        "falsa alarma, emergency-cancel",
        "tengo fiebre y tos, symptoms"
    })
    void knowsWhatIsNoService(String text, String intent) {
        Understanding understood = route(text);

        assertThat(understood.intent()).isEqualTo(intent);
        assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
    }

    @Test
    void aGreetingAroundAQuestionDoesNotCount() {
        assertThat(route("hola, cuándo me toca la vtv? gracias!").intent()).isEqualTo("vtv");
    }

    @Test
    void saysWhoseItIsWhenItIsNotTheCitys() {
        Understanding understood = route("no me anda la sube");

        assertThat(understood.intent()).isEqualTo("none");
        assertThat(understood.owner()).isEqualTo("sube");
        assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
    }

    @Test
    void aBareTopicIsAboutTheServiceTalkedAboutBefore() {
        Understanding understood = PARTS.route("y cuánto sale?", "vtv");

        assertThat(understood.intent()).isEqualTo("vtv");
        assertThat(understood.topic()).isEqualTo("cost");
        assertThat(PARTS.route("y cuánto sale?", null).certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void aServiceAddedByARowRoutesAtOnce() {
        Understanding understood =
                PARTS.router.over(withCemeteries()).route(PARTS.look("quiero renovar el nicho"), null);

        assertThat(understood.intent()).isEqualTo("cementerios");
        assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
    }

    /** From fewer messages than ship, which take a minute. */
    @Test
    void aServiceAddedByARowIsLearned() {
        Catalogue catalogue = withCemeteries();
        Lexicon lexicon = new Lexicon(catalogue, PARTS.intents, PARTS.words);
        List<LabelledMessage> few = LabelledMessages.read().stream()
                .filter(message -> message.file().equals("utterances.jsonl"))
                .toList();
        Learned learned = new IntentLessons(PARTS.intents, PARTS.words, PARTS.danger, RouterSettings.MEASURED)
                .learn(few, catalogue, lexicon);

        Glance glance = PARTS.look("hay q pagar la sepultura todos los años?");
        Understanding understood = new ByLearning(
                        new Heard(lexicon, glance.text()), learned, lexicon, RouterSettings.MEASURED)
                .decide(glance.traits());

        assertThat(few).hasSizeGreaterThan(400);
        assertThat(understood.intent()).isEqualTo("cementerios");
    }

    private static Catalogue withCemeteries() {
        List<PublishedService> services = new ArrayList<>(CATALOGUE.services());
        services.add(new PublishedService(
                "cementerios",
                "espacio-publico",
                "Cementerios",
                null,
                "Trámites en los cementerios de la Ciudad",
                1,
                List.of(new PublishedAnswer(null, "Cementerios", "Llamá al 147.", null, null, List.of(), 1)),
                List.of(
                        evidence("nicho", Evidence.Kind.KEYWORD),
                        evidence("chacarita", Evidence.Kind.KEYWORD),
                        evidence("cada cuánto se paga una sepultura", Evidence.Kind.EXAMPLE),
                        evidence("se venció la sepultura de mi abuela", Evidence.Kind.EXAMPLE),
                        evidence("cómo renuevo una sepultura", Evidence.Kind.EXAMPLE))));
        return new Catalogue(2, services);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "...", "😂", "asdfghjk", "مرحبا", "\uD83D", "'; drop schema x; --", "1234567"})
    void whatMeansNothingIsUnknown(String text) {
        Understanding understood = route(text);

        assertThat(understood.intent()).isEqualTo("none");
        assertThat(understood.certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void veryLongTextsDoNoHarm() {
        assertThat(route("vtv ".repeat(16_384)).intent()).isEqualTo("vtv");
        assertThat(route("x".repeat(65_536)).intent()).isEqualTo("none");
    }

    private static Understanding route(String text) {
        return PARTS.route(text, null);
    }

    private static Evidence evidence(String text, Evidence.Kind kind) {
        return new Evidence(1, null, kind, text, 5);
    }
}
