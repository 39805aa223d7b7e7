package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A morning of those who look after the content, in a real browser. */
class DeskTests extends DeskScene {

    @Test
    void whatResidentsAskInVainIsDecidedOnceItsEffectWasSeen() {
        residents.join("Zulema").writes("dónde arreglan quenas y zampoñas").sees();
        residents.join("Omar").writes("donde arreglan zampoñas y quenas").sees();
        residents.join("Inés").writes("qué zorzal canta en el obelisco qzwtrbk").sees();
        asked("donde arreglan quenas y zamponias", 2, 3);
        asked("donde arreglan quenas y zamponias", 9, 1);

        signedIn("ana").open("/console/unanswered");
        assertThat(page.text(".groups")).contains("quenas").contains("qzwtrbk");
        isGood("unanswered");
        page.click(".groups li:first-child a");
        assertThat(page.text("main")).contains("6 veces").contains("5 en los últimos 7 días, 1 en los 7 anteriores");
        page.click("#word summary");
        page.choose("#place", "ecobici").click("input[value=KEYWORD]");
        page.find("#text").clear();
        page.find("#text").sendKeys("quenas");
        page.choose("#weight", "5").click("#word-effect");
        eventually(() -> assertThat(page.text("#effect")).contains("Si se agrega «quenas»"));
        assertThat(page.text("#effect .tried.unanswered")).contains("zamponias").contains("Ecobici");
        isGood("unanswered-effect");
    }

    private void asked(String text, int daysAgo, int times) {
        jdbc.sql("insert into unanswered_question (day, question_key, text, times) values (?, ?, ?, ?)")
                .params(
                        Date.valueOf(today.minusDays(daysAgo)),
                        UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        text,
                        times)
                .update();
    }
}
