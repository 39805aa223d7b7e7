package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.core.BrokenData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/** What clinicians read about a protocol that is not sound. */
class ComplaintWordsTests {

    private final ComplaintWords words;

    ComplaintWordsTests() {
        var texts = new ResourceBundleMessageSource();
        texts.setBasename("console");
        texts.setDefaultEncoding("UTF-8");
        texts.setFallbackToSystemLocale(false);
        words = new ComplaintWords(texts);
    }

    private List<Complaint> told(String yaml) {
        List<Complaint> complaints;
        try {
            complaints = ProtocolCheck.check(TestProtocols.SHIPPED.read("x", yaml)).problems().stream()
                    .map(problem -> Complaint.ofProof(problem, yaml))
                    .toList();
        } catch (BrokenData e) {
            complaints = e.problems().stream()
                    .map(problem -> Complaint.ofReading(problem, "x"))
                    .toList();
        }
        return complaints.stream().map(words::of).toList();
    }

    private static String sound() throws IOException {
        return Files.readString(Path.of("src/test/resources/protocols/prueba.yaml"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "fever, {not: cough}; Que «cough» pase de no a yes baja la prioridad de GREEN (regla S2) a NONE (regla S3), cuando",
                "fever, {not: fever}; La regla S2 del bloque B no puede cumplirse nunca: su condición se contradice.",
                "fever, moco; «moco» no es una definición ni un dato de sí o no.",
                "fever, {fact: breath, is: mild}; La regla S2 del bloque B nunca decide: todos sus casos los decide antes S1."
            })
    void conditionsAreComplainedOfInSpanish(String condition, String wanted) throws IOException {
        String yaml = sound().replace("{all: [fever, cough]}", "{all: [" + condition + "]}");
        assertThat(yaml).isNotEqualTo(sound());
        assertThat(told(yaml)).extracting(Complaint::reason).anyMatch(reason -> reason.startsWith(wanted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "something contains itself; Algo se contiene a sí mismo.",
                "it cannot be proved; No se pudo probar.",
                "the rules are too large to be proved; Las reglas son demasiado grandes para probarlas.",
                "fact 'age' has too many values; El dato «age» tiene demasiados valores."
            })
    void whatConcernsTheWholeTextIsComplainedOfInSpanish(String reason, String wanted) {
        assertThat(words.of(new Complaint(7, reason))).isEqualTo(new Complaint(7, wanted));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "when: otherwise; when: {all: [fever, {not: cough}]}; Ninguna regla vale cuando ",
                "author: Nadie; autor: Nadie; No existe la clave «autor».",
                "author: Nadie; autor: Nadie; Falta «author».",
                "date: 2026-11-21; date: ayer; «date» no es una fecha como 2026-11-21.",
                "priority: GREEN; priority: VERDE; La prioridad es RED, YELLOW, GREEN o NONE.",
                "priority: GREEN; priority: NONE; La regla S2 manda un caso sin prioridad, o da prioridad sin mandar un caso.",
                "advice: [b]; advice: [a]; Ninguna regla da el consejo «b».",
                "sources: {S: fuente}; sources: {S: fuente, T: otra}; Ninguna regla cita la fuente «T».",
                "order: [fever; order: [moco, fever; No existe esa pregunta, o está dos veces.",
                "approved_by: []; include: [nada@1]; No existe esa parte compartida con esa versión.",
                "id: some; id: 'some:1'; «some:1» no sirve como id: lleva hasta 40 minúsculas",
                "id: S2; id: '@S2'; «@S2» no sirve como id de una regla: lleva hasta 40 letras"
            })
    void restIsComplainedOfInSpanish(String from, String to, String wanted) throws IOException {
        String yaml = sound().replace(from, to);
        assertThat(yaml).isNotEqualTo(sound());
        assertThat(told(yaml)).extracting(Complaint::reason).anyMatch(reason -> reason.startsWith(wanted));
    }
}
