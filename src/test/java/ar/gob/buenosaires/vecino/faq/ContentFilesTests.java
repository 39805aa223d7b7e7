package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ar.gob.buenosaires.vecino.core.BrokenData;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContentFilesTests {

    @Test
    void namesEveryProblemWithFileAndLine() {
        String broken = """
                area: Prueba Uno
                name: Área
                services:
                  - slug: prueba
                    title: Prueba
                    colour: verde
                    keywords: [{text: uno, weight: 7}]
                    answers:
                      - topic: general
                        title: Prueba
                        body: Probá.
                        follow_ups: [nada]
                        link: {text: Ver, url: "http://ejemplo.com"}
                        facts_date: ayer
                """;

        BrokenData thrown = catchThrowableOfType(
                BrokenData.class, () -> new ContentFiles(List.of(ContentLoadingTests.resource(broken))));

        assertThat(thrown.problems())
                .anyMatch(p -> p.startsWith("prueba.yaml:1: 'area' may have"))
                .anyMatch(p -> p.equals("prueba.yaml:4: 'summary' is missing"))
                .anyMatch(p -> p.equals("prueba.yaml:6: unknown key 'colour'"))
                .anyMatch(p -> p.startsWith("prueba.yaml:7: a weight"))
                .anyMatch(p -> p.startsWith("prueba.yaml:4: follow-up 'nada'"))
                .anyMatch(p -> p.startsWith("prueba.yaml:13: a link"))
                .anyMatch(p -> p.startsWith("prueba.yaml:9: 'facts_date' is not a date"))
                .anyMatch(p -> p.startsWith("prueba.yaml:9: 'review_by' is missing"));
    }

    @Test
    void namesTheLineOfASyntaxError() {
        String broken = "area: prueba\nname: [uno\nservices: {}\n";

        BrokenData thrown = catchThrowableOfType(
                BrokenData.class, () -> new ContentFiles(List.of(ContentLoadingTests.resource(broken))));

        assertThat(thrown.problems()).anyMatch(p -> p.startsWith("prueba.yaml:3:"));
    }

    @Test
    void namesWhereTwoFilesDisagree() {
        String twice = """
                area: prueba
                name: Prueba
                services:
                  - slug: prueba
                """;

        BrokenData thrown = catchThrowableOfType(
                BrokenData.class,
                () -> new ContentFiles(
                        List.of(ContentLoadingTests.resource(twice), ContentLoadingTests.resource(twice))));

        assertThat(thrown.problems())
                .contains(
                        "prueba.yaml:1: area 'prueba' is in another file too", "prueba.yaml:4: service 'prueba' twice");
    }

    @Test
    void theShippedFilesAreInOrder() {
        assertThat(new ContentFiles().areas()).isNotNull();
    }
}
