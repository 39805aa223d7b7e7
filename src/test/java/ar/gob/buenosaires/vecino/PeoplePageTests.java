package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An administrator's morning in a real browser: a new person, from the form to their first day. */
@SecuredService
class PeoplePageTests {

    private static final int PHONE = 360;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anAdministratorAddsAPersonWhoComesInAndIsStoodInFor() {
        try (ConsoleBrowser admin = browser();
                ConsoleBrowser nadia = browser()) {
            admin.signIn("admin", "clave");
            admin.open("/console/users").click(".title-row .button");
            admin.await("#name").sendKeys("nadia");
            admin.find("[value=EDITOR]").click();
            admin.press(Keys.ENTER).await("#wrong");
            assertThat(admin.text("#wrong")).contains("necesita un área");
            admin.isAccessible("refused").picture("user-refused");
            admin.choose("#area", "cultura").find("#email").sendKeys("nadia@example.org", Keys.ENTER);
            String first = admin.await("#generated").getText();
            admin.isAccessible("generated password").picture("user-added");

            nadia.signIn("nadia", first);
            assertThat(nadia.text("main")).contains("que sepas solo vos");
            nadia.isAccessible("first password").picture("password-first");
            nadia.find("#old").sendKeys(first);
            nadia.find("#password").sendKeys("contraseña123");
            nadia.find("#again").sendKeys("contraseña123", Keys.ENTER);
            nadia.await("#wrong");
            assertThat(nadia.text("#wrong")).contains("de las primeras");
            nadia.click("[data-reveal]");
            assertThat(nadia.find("#password").getDomProperty("type")).isEqualTo("text");
            nadia.find("#old").sendKeys(first);
            nadia.find("#password").sendKeys("zapallo barrilete farol");
            nadia.find("#again").sendKeys("zapallo barrilete farol", Keys.ENTER);
            nadia.await("nav li");

            nadia.open("/console/deputies").choose("#name", "dispatcher");
            LocalDate until = LocalDate.now(CityTime.ZONE).plusDays(30);
            nadia.run("document.getElementById('until').value = arguments[0]", until.toString());
            nadia.click("form.inline button").await(".notice.good");
            nadia.isAccessible("deputies").picture("deputies");
            assertThat(nadia.text(".rows"))
                    .contains(
                            "dispatcher",
                            "Vigente",
                            DateTimeFormatter.ofPattern("d/M/yyyy").format(until));

            admin.open("/console/users").isAccessible("users with a deputy").picture("users");
            areasAndRecord(admin);
            onAPhone(admin);
            admin.open("/console/users/nadia").click("details:has(#disable) summary");
            admin.click("#disable").await(".notice.good");
            nadia.open("/console/deputies").await("#username");
        } finally {
            jdbc.sql("delete from deputy").update();
        }
    }

    private void areasAndRecord(ConsoleBrowser admin) {
        admin.open("/console/areas").find("#name").sendKeys("Obras");
        admin.find("#slug").sendKeys("obras-publicas", Keys.ENTER);
        admin.await(".notice.good");
        admin.click("#area-obras-publicas summary").isAccessible("areas").picture("areas");
        admin.find("#area-obras-publicas input[name=name]").sendKeys(" Públicas", Keys.ENTER);
        soon(() -> assertThat(admin.text("#area-obras-publicas")).contains("Obras Públicas"));
        admin.click("#area-obras-publicas summary").click("#area-obras-publicas .grave");
        soon(() -> assertThat(admin.all("#area-obras-publicas")).isEmpty());

        admin.open("/console/audit?who=nadia").isAccessible("audit").picture("audit");
        assertThat(admin.text(".rows")).contains("agregó a", "nombró suplente a");
        admin.choose("#kind", "PASSWORDS");
        soon(() -> assertThat(admin.text(".rows")).doesNotContain("agregó a"));
        assertThat(admin.text(".rows")).contains("cambió su contraseña");
    }

    private static void onAPhone(ConsoleBrowser admin) {
        admin.size(PHONE, 740);
        for (String page : new String[] {"users/nadia", "areas", "deputies", "audit"}) {
            admin.open("/console/" + page);
            assertThat(admin.run("return document.documentElement.scrollWidth > innerWidth"))
                    .as(page)
                    .isEqualTo(false);
        }
        admin.open("/console/users").isAccessible("users on a phone").picture("users-phone");
        admin.open("/console/audit?who=nadia").picture("audit-phone");
        admin.size(1366, 768);
    }

    private static void soon(ThrowingRunnable check) {
        await().ignoreExceptions().untilAsserted(check);
    }

    private ConsoleBrowser browser() {
        return new ConsoleBrowser("http://localhost:" + port);
    }
}
