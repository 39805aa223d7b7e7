package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Three people add phrases that tell of danger, in real browsers. */
class RedFlagPageTests extends DeskScene {

    @Test
    void isDoneInTheConsole() {
        signedIn("cora").open("/console/red-flags");
        page.choose("#flag", "RF02");
        page.find("#phrases").sendKeys("hola");
        page.click("#flag-effect");
        eventually(() -> assertThat(page.text("#effect .bad")).contains("para cualquier cosa"));
        types("#phrases", "silba la pava roja\nruge la estufa");
        page.click("#flag-effect");
        eventually(() -> assertThat(page.text("#effect")).contains("Ningún mensaje de prueba"));
        assertThat(page.text("#effect"))
                .contains("falta de aire · llamar al 107")
                .contains("silba la pava roja")
                .contains("ruge la estufa");
        page.find("#reason").sendKeys("Así lo escriben en el barrio");
        isGood("red-flags-effect");
        press("#propose");
        page.await(".notice.good");
        assertThat(page.text(".group")).contains("silba la pava roja").contains("La propusiste vos");

        decides("rita", "Falta una aprobación más");
        decides("raul", "rige desde ahora");
        assertThat(page.text(".added")).contains("ruge la estufa").contains("Proponer sacarla");
        isGood("red-flags");
        residents.join("Nélida").writes("silba la pava roja").sees("Llamá ya al 107");

        press(".added .take-back");
        eventually(() -> assertThat(page.text("#effect h2")).isEqualTo("Qué dejaría de ser peligro"));
        page.open("/console/red-flags");
        page.click("#shipped > summary");
        assertThat(page.text("#shipped")).contains("Nunca se sacan desde acá");
        page.isAccessible("what ships");
    }

    private void decides(String who, String told) {
        signedIn(who).open("/console/red-flags");
        page.click(".group .deeds a");
        awaitTrial();
        assertThat(page.text("#effect")).contains("silba la pava roja");
        press("#approve");
        eventually(() -> assertThat(page.text(".notice.good")).contains(told));
    }
}
