package ar.gob.buenosaires.vecino.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.core.Problem;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTests {

    private final PasswordRules rules = new PasswordRules();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mate lapicera tranvia",
                "solo letras minusculas",
                "ñandúes y álamos",
                "8472910365528",
                "{noop}caballito de mar",
                "🦜🦜🌵🌵🚲🚲 sí 12"
            })
    void takesLongOnesOfWhateverCharacters(String password) {
        assertThatCode(() -> rules.check(password, "ana")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "corta", "once letras", "🦜🦜🦜🌵🌵🌵🚲🚲🚲🚲🚲"})
    void refusesShortOnes(String password) {
        assertThat(refusal(password)).isEqualTo("password-short");
    }

    @Test
    void refusesWhatBcryptWouldCutOff() {
        assertThatCode(() -> rules.check("agua clara ".repeat(6) + "fin.fi", "ana"))
                .doesNotThrowAnyException();
        assertThat(refusal("agua clara ".repeat(6) + "fin.fin")).isEqualTo("password-long");
        assertThat(refusal("ñ".repeat(20) + "zorro".repeat(7))).isEqualTo("password-long");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contraseña123",
                "Contrasena2026!",
                "buenosaires2026",
                "¡¡BuenosAires!!",
                "123456789012",
                "210987654321",
                "abcdefghijkl",
                "qwertyuiopas",
                "aaaaaaaaaaaa",
                "abcabcabcabc",
                "passwordpassword",
                "1q2w3e4r5t6y",
                "bocajuniors12",
                "--marta--2026",
                "vecino vecino"
            })
    void refusesWhatOthersGuessFirst(String password) {
        assertThatThrownBy(() -> rules.check(password, "marta"))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.slug()).isEqualTo("password-common"));
    }

    @Test
    void makesGoodOnesOfItsOwn() {
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            String password = rules.generate();
            assertThat(password).matches("([a-km-np-z2-9]{5}-){3}[a-km-np-z2-9]{5}");
            rules.check(password, "ana");
            made.add(password);
        }
        assertThat(made).hasSize(100);
    }

    private String refusal(String password) {
        try {
            rules.check(password, "ana");
            return "";
        } catch (Problem problem) {
            return problem.slug();
        }
    }
}
