package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.triage.Fact;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseAnswersTests {

    @ParameterizedTest
    @CsvSource({
        "AGE, 0, 0 días",
        "AGE, 1, 1 día",
        "AGE, 2, 2 días",
        "AGE, 92, 3 meses",
        "AGE, 25567, 70 años",
        "DAYS_AGO, 0, hoy",
        "DAYS_AGO, 1, ayer",
        "DAYS_AGO, 2, hace 2 días"
    })
    void sayNumbersAsPeopleDo(Fact.Kind kind, double number, String words) {
        assertThat(CaseAnswers.one(new Phrases(), kind, number)).isEqualTo(words);
    }
}
