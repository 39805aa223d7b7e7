package ar.gob.buenosaires.vecino.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GivenReasonTests {

    @Test
    void isWhatWasTypedWithoutSpacesAround() {
        assertThat(GivenReason.of(null)).isEmpty();
        assertThat(GivenReason.of(" \r\n ")).isEmpty();
        assertThat(GivenReason.of(" Lo escriben así:\r\n«zumba» 👨‍👩‍👧 "))
                .isEqualTo("Lo escriben así:\n«zumba» 👨‍👩‍👧");
        assertThat(GivenReason.of("🌊".repeat(500))).hasSize(1000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "a\u202Eb", "a\u200Bb", "a\u2028b", "a\uE000b", "a\uD83Db", "a\rb", "a\u200Db"})
    void hasNoCharacterThatIsNotSeen(String typed) {
        assertThatThrownBy(() -> GivenReason.of(typed)).isInstanceOf(Problem.class);
    }

    @Test
    void hasALimit() {
        assertThatThrownBy(() -> GivenReason.of("ñ".repeat(501)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.slug()).isEqualTo("reason-length"));
    }
}
