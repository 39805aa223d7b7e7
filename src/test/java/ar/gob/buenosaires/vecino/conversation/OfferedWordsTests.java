package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** "Escribime *grúa*": what an answer invites to write is understood, said right after that answer. */
class OfferedWordsTests {

    private static final Pattern OFFER = Pattern.compile("(?i)escribime \\*([^*]+)\\*");

    private static final Map<String, String> MEANT = Map.ofEntries(
            entry("BA Playa", "ba-playa"),
            entry("CUD", "discapacidad"),
            entry("Defensa al Consumidor", "consumidor"),
            entry("Disfrutemos BA", "disfrutemos-ba"),
            entry("Garantía BA", "garantia-ba"),
            entry("Puntos Verdes", "puntos-verdes"),
            entry("analítico", "certificados-de-estudio"),
            entry("beca alimentaria", "educacion"),
            entry("calendario escolar", "educacion"),
            entry("certificados de estudio", "certificados-de-estudio"),
            entry("créditos", "creditos"),
            entry("desalojo", "ayuda-social"),
            entry("grúa", "infracciones"),
            entry("legalizar título", "certificados-de-estudio"),
            entry("muebles viejos", "solicitudes"),
            entry("multas", "infracciones"),
            entry("recolección programada", "solicitudes"),
            entry("retiro de muebles", "solicitudes"));

    @Test
    void leadWhereTheAnswerSays() {
        ConversationFixture parts = ConversationFixture.shared();
        Map<String, String> wrong = new TreeMap<>();
        Set<String> offered = new HashSet<>();

        parts.catalogue
                .services()
                .forEach(service -> service.answers()
                        .forEach(answer -> OFFER.matcher(answer.body())
                                .results()
                                .map(offer -> offer.group(1))
                                .forEach(word -> {
                                    offered.add(word);
                                    Understanding understood = parts.route(word, service.slug());
                                    if (!understood.intent().equals(MEANT.get(word))
                                            || understood.certainty() != Certainty.SURE) {
                                        wrong.put(service.slug() + ": " + word, understood.toString());
                                    }
                                })));

        assertThat(wrong).isEmpty();
        assertThat(offered).isEqualTo(MEANT.keySet());
    }
}
