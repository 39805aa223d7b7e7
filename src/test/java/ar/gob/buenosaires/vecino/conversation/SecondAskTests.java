package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecondAskTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();

    @ParameterizedTest
    @CsvSource({
        "cuánto sale la vtv? dónde hay un punto verde?, vtv, puntos-verdes",
        "cuánto sale la vtv y también dónde hay un punto verde, vtv, puntos-verdes",
        "hola! quiero usar ecobici. además tengo una multa de tránsito, ecobici, infracciones",
        "cómo pago una multa de tránsito y cuánto sale la vtv, infracciones, vtv",
    })
    void answersOneAndOffersTheOther(String text, String one, String other) {
        Decision decision = decide(text);

        assertThat(decision.reason()).isEqualTo("answer");
        assertThat(List.of(
                        String.valueOf(decision.service()),
                        String.valueOf(decision.grounds().get("also"))))
                .containsExactlyInAnyOrder(one, other);
        assertThat(decision.bubble().body()).contains("También preguntaste por");
        assertThat(ConversationFixture.ids(decision.bubble()).getFirst())
                .contains(":" + decision.grounds().get("also"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cuánto sale la vtv?",
                "hola. cuánto sale la vtv? gracias!",
                "cuánto sale la vtv? dónde queda?",
                "q es el abl y como lo pago",
                "la abuela vendió el Fiat en el 99 y ahora le llega carta de deuda de multas, está llorando, ¿cómo se arregla?",
                "mi novio me pega, tengo copias certificadas de los mensajes",
                "tengo una multa. cómo pago la multa?",
                "asdf. qwer. zxcv",
                "y y y y y y",
                ". . . .",
            })
    void offersNothingWhereOneThingIsAsked(String text) {
        assertThat(decide(text).grounds()).doesNotContainKey("also");
    }

    @Test
    void dangerAndSymptomsAreNoSideAsk() {
        assertThat(decide("cuánto sale la vtv? tengo fiebre y tos").intent()).isEqualTo("symptoms");
    }

    /** Every service beside every answer stays within Meta's limits: the bubbles could not be built otherwise. */
    @Test
    void fitsBesideEveryAnswer() {
        for (var service : PARTS.catalogue.services()) {
            for (var other : PARTS.catalogue.services()) {
                var also = PARTS.answering.also(sure(other.slug())).orElseThrow();
                service.answers()
                        .forEach(answer -> assertThat(ConversationFixture.ids(PARTS.answering
                                        .to(sure(service.slug(), answer.topic()), Asked.NOTHING.and(also))
                                        .bubble()))
                                .contains(also.id()));
            }
        }
    }

    private static Understanding sure(String intent) {
        return sure(intent, null);
    }

    private static Understanding sure(String intent, @Nullable String topic) {
        return new Understanding(intent, topic, null, Understanding.Certainty.SURE, 1, List.of(), List.of());
    }

    private static Decision decide(String text) {
        return PARTS.comprehension.decide(new Content.Text(text), Optional.empty(), null);
    }
}
