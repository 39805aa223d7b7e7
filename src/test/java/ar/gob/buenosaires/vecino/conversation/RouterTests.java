package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTests {

    /** The labelled data calls what these are asked for {@code none}. */
    private static final Set<String> EXTRA = Set.of(
            "abl",
            "estacionamiento",
            "mascotas",
            "discapacidad",
            "ayuda-social",
            "personas-en-calle",
            "ninez",
            "empleo",
            "consumidor");

    private static final ChatWords WORDS = new ChatWords();
    private static final RedFlags FLAGS = new RedFlags(WORDS);
    private static final Catalogue CATALOGUE = ShippedContent.catalogue();
    private static final KeywordRouter ROUTER = router(CATALOGUE);

    private static KeywordRouter router(Catalogue catalogue) {
        KeywordRouter router = new KeywordRouter(new Intents(), WORDS, new RouterSettings(0.55, 0.33, 0.06));
        router.follow(new CatalogueChanged(catalogue));
        return router;
    }

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
        Understanding understood = ROUTER.route(WORDS.read("y cuánto sale?"), "vtv");

        assertThat(understood.intent()).isEqualTo("vtv");
        assertThat(understood.topic()).isEqualTo("cost");
        assertThat(ROUTER.route(WORDS.read("y cuánto sale?"), null).certainty()).isEqualTo(Certainty.UNKNOWN);
    }

    @Test
    void aServiceAddedByARowRoutesLikeAnyOther() {
        List<PublishedService> services = new ArrayList<>(CATALOGUE.services());
        services.add(new PublishedService(
                "cementerios",
                "espacio-publico",
                "Cementerios",
                null,
                "Trámites en los cementerios de la Ciudad",
                1,
                List.of(new PublishedAnswer(null, "Cementerios", "Llamá al 147.", null, null, List.of(), 1)),
                List.of(evidence("nicho", Evidence.Kind.KEYWORD), evidence("chacarita", Evidence.Kind.KEYWORD))));

        Understanding understood =
                router(new Catalogue(2, services)).route(WORDS.read("quiero renovar el nicho"), null);

        assertThat(understood.intent()).isEqualTo("cementerios");
        assertThat(understood.certainty()).isEqualTo(Certainty.SURE);
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

    /** A floor under the labelled messages; step 2 measures it properly. */
    @Test
    void understandsTheLabelledMessages() {
        double development = accuracy("development", Utterances.development());
        double tuning = accuracy("tuning", Utterances.tuning());

        assertThat(development).isGreaterThan(0.92);
        assertThat(tuning).isGreaterThan(0.68);
    }

    private static double accuracy(String name, List<Utterances.Labelled> messages) {
        long right = messages.stream()
                .filter(u -> label(u.text()).equals(u.intent()))
                .count();
        System.out.printf("router, %s messages: %d of %d%n", name, right, messages.size());
        return right / (double) messages.size();
    }

    private static String label(String text) {
        if (!FLAGS.find(WORDS.read(text)).signs().isEmpty()) {
            return "emergency";
        }
        String intent = route(text).intent();
        return EXTRA.contains(intent) ? "none" : intent;
    }

    private static Understanding route(String text) {
        return ROUTER.route(WORDS.read(text), null);
    }

    private static Evidence evidence(String text, Evidence.Kind kind) {
        return new Evidence(1, null, kind, text, 5);
    }
}
