package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The frame of the console in a real browser. */
@SecuredService
class ConsolePageTests {

    @LocalServerPort
    int port;

    @Test
    void isSignedInToByKeyboardAndAccessible() {
        try (ConsoleBrowser person = new ConsoleBrowser("http://localhost:" + port)) {
            person.open("/console").isAccessible("signing in").picture("login");
            person.find("#username").sendKeys("reviewer");
            person.find("#password").sendKeys("otra");
            person.press(Keys.ENTER).await(".notice.bad");
            person.isAccessible("wrong password").picture("login-wrong");

            person.signIn("reviewer", "clave").isAccessible("home").picture("home");
            assertThat(person.text("main")).contains("Hola, reviewer");
            person.open("/console/nada").isAccessible("an error").picture("error");
            assertThat(person.text("h1")).isEqualTo("Algo salió mal");
        }
    }

    @Test
    void axeFindsWhatIsWrong() {
        try (ConsoleBrowser person = new ConsoleBrowser("http://localhost:" + port)) {
            person.open("/console").run("document.querySelector('label').remove()");
            assertThatThrownBy(() -> person.isAccessible("a field without a label"))
                    .hasMessageContaining("label");
        }
    }
}
