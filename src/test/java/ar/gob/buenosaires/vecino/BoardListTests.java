package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.emergency.Priority;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** More open tickets than a list shows at first, in a real browser. */
class BoardListTests extends BoardScene {

    private static final int REDS = 103;
    private static final int ALL = 230;

    private List<TicketSummary> many() {
        List<TicketSummary> opened = new ArrayList<>();
        for (int i = 1; i <= ALL; i++) {
            opened.add(open(i <= REDS ? Priority.RED : Priority.GREEN, facts("", "Caso " + i, NOWHERE)));
        }
        return opened;
    }

    private static List<String> ids(List<TicketSummary> tickets) {
        return tickets.stream().map(ticket -> "open-" + ticket.id()).toList();
    }

    /** In the order of the page. */
    private static Object listed(ConsoleBrowser person) {
        return Objects.requireNonNull(
                person.run("return [...document.querySelectorAll('#list .line')].map(line => line.id)"));
    }

    @Test
    void isPagedOnByKeyboardInOrderOfUrgencyAndStaysLive() {
        List<TicketSummary> all = many();
        ConsoleBrowser ana = dispatcher("ana");
        assertThat(listed(ana)).isEqualTo(ids(all.subList(0, 100)));

        ana.press("k");
        assertThat(ana.focused()).isEqualTo("more");
        ana.isAccessible("there is more").picture("board-more").press(Keys.ENTER);
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(all.subList(0, 200))));
        eventually(() -> assertThat(ana.focused()).isEqualTo(ids(all).get(100)));
        assertThat(ana.find("#said").getDomProperty("textContent")).isEqualTo("La lista tiene 200 casos");
        assertThat(rang(ana)).as("they waited already").isEqualTo("0");
        ana.isAccessible("more").picture("board-more-shown");

        TicketSummary fresh = open(Priority.RED, facts("breathing", "Falta de aire", VILLA_CRESPO));
        await().until(() -> !ana.all(row(fresh)).isEmpty());
        List<TicketSummary> now = new ArrayList<>(all);
        now.add(REDS, fresh);
        assertThat(listed(ana)).isEqualTo(ids(now.subList(0, 200)));
        eventually(() -> assertThat(rang(ana)).isEqualTo("1"));
        assertThat(ana.focused()).as("where one was").isEqualTo(ids(all).get(100));

        ana.click("#more");
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(now)));
        assertThat(ana.all("#more")).isEmpty();
        ana.click("#priority-GREEN");
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(all.subList(REDS, REDS + 100))));
    }

    @Test
    void moreIsNotUndoneByWhatChangesMeanwhile() {
        List<TicketSummary> all = many();
        ConsoleBrowser ana = dispatcher("ana");
        ana.run("htmx.trigger(list, 'board-change'); document.getElementById('more').click();"
                + " htmx.trigger(list, 'board-change')");
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(all.subList(0, 200))));
    }

    /** From now on the list's own requests wait in {@code held}, in order, till they are sent; {@code done} counts. */
    private static void holdOwn(ConsoleBrowser person) {
        person.run("""
                window.held = [];
                window.done = 0;
                document.addEventListener('htmx:beforeSend', event => {
                  const xhr = event.detail.xhr;
                  if (event.detail.elt === list) {
                    xhr.addEventListener('loadend', () => done++);
                    xhr.send = body => held.push(() => XMLHttpRequest.prototype.send.call(xhr, body));
                  }
                })""");
    }

    @Test
    void aSearchIsNotOverwrittenByTheListThatWasUnderWay() {
        TicketSummary found = red();
        open(Priority.GREEN, facts("", "Tos", NOWHERE));
        ConsoleBrowser ana = dispatcher("ana");
        holdOwn(ana);
        ana.run("htmx.trigger(list, 'board-change')");
        eventually(() -> assertThat(ana.run("return held.length")).isEqualTo(1L));
        ana.find("#words").sendKeys(found.number(), Keys.ENTER);
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(List.of(found))));

        ana.run("htmx.trigger(list, 'board-change'); held.shift()()");
        eventually(() -> assertThat(ana.run("return done")).isEqualTo(1L));
        assertThat(listed(ana)).isEqualTo(ids(List.of(found)));
        assertThat(ana.run("return held.length")).as("and none waits").isEqualTo(0L);
    }

    @Test
    void theListIsNotFetchedWhileAnotherIsChosenButAfterwards() {
        red();
        TicketSummary green = open(Priority.GREEN, facts("", "Tos", NOWHERE));
        ConsoleBrowser ana = dispatcher("ana");
        holdOwn(ana);
        assertThat(ana.run("document.getElementById('priority-GREEN').click(); htmx.trigger(list, 'board-change');"
                        + " return choosing === 1 && held.length === 0"))
                .isEqualTo(true);
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(List.of(green))));
        eventually(() -> assertThat(ana.run("return held.length")).isEqualTo(1L));
    }

    @Test
    void howLongAListTookIsNotMistakenForTheNextOne() {
        red();
        ConsoleBrowser ana = dispatcher("ana");
        holdOwn(ana);
        ana.run("htmx.trigger(list, 'board-change')");
        eventually(() -> assertThat(ana.run("return held.length")).isEqualTo(1L));
        ana.run("htmx.trigger(list, 'board-change');"
                + " const now = Date.now; Date.now = () => now() + 20_000; held.shift()()");
        eventually(() -> assertThat(ana.run("return done === 1 && held.length === 1 && listTook >= 20_000"))
                .isEqualTo(true));
    }

    @Test
    void cannotBeAskedForMoreThanAPageBears() {
        TicketSummary ticket = red();
        ConsoleBrowser ana = dispatcher("ana");
        for (String size : List.of("-1", "0", "2000000000")) {
            ana.open("/console/tickets?size=" + size);
            assertThat(listed(ana)).isEqualTo(ids(List.of(ticket)));
        }
        assertThat(ana.find("#size").getDomProperty("value")).isEqualTo("5000");
    }

    @Test
    void aListThatFailedIsFetchedAgainThoughNothingElseHappens() {
        ConsoleBrowser ana = dispatcher("ana");
        ana.unreachable("*/console/tickets/list*");
        TicketSummary missed = red();
        eventually(() -> assertThat(ana.text("#alarm[role=alert]")).contains("NO se está actualizando"));
        assertThat(ana.run("return lost")).as("the stream lives").isEqualTo(false);
        assertThat(listed(ana)).isEqualTo(List.of());

        // no change is told from here on, and what was told before has failed as well
        ana.run("source.close(); setInterval(() => heard = Date.now(), 100)");
        eventually(() -> assertThat(
                        ana.run("return listDue === null && stale && !list.classList.contains('htmx-request')"))
                .isEqualTo(true));
        ana.unreachable();
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(List.of(missed))));
        eventually(() -> assertThat(ana.find("#alarm").isDisplayed()).isFalse());
        assertThat(ana.text("#said")).isEqualTo("Nuevo caso rojo " + missed.number());
    }

    @Test
    void aListThatFailedLeavesASearchAlone() {
        TicketSummary found = red();
        ConsoleBrowser ana = dispatcher("ana");
        ana.unreachable("*/console/tickets/list*");
        TicketSummary missed = open(Priority.GREEN, facts("", "Tos", NOWHERE));
        eventually(() -> assertThat(ana.text("#alarm")).contains("NO se está actualizando"));
        ana.find("#words").sendKeys(found.number(), Keys.ENTER);
        eventually(() -> assertThat(ana.all("[data-searched]")).hasSize(1));
        eventually(() -> assertThat(ana.find("#alarm").isDisplayed()).isFalse());
        ana.unreachable();
        ana.run("outOfDate(); changed('')");
        assertThat(listed(ana)).isEqualTo(ids(List.of(found)));

        ana.find("#words").clear();
        ana.find("#words").sendKeys(Keys.ENTER);
        eventually(() -> assertThat(listed(ana)).isEqualTo(ids(List.of(found, missed))));
        assertThat(ana.all("[data-searched]")).as("no search").isEmpty();
    }

    @Test
    void theTabTellsHowManyRedCasesWait() {
        ConsoleBrowser ana = dispatcher("ana");
        assertThat(ana.run("return document.title")).isEqualTo("Despacho · Vecino");
        TicketSummary first = red();
        red();
        open(Priority.GREEN, facts("", "Tos", NOWHERE));
        eventually(() -> assertThat(ana.run("return document.title")).isEqualTo("(2) Despacho · Vecino"));
        opens(ana, first);
        eventually(() -> assertThat(ana.run("return document.title"))
                .isEqualTo("(2) " + first.number() + " · Despacho · Vecino"));
        ana.click("#step-ACKNOWLEDGE");
        eventually(() -> assertThat(ana.run("return document.title"))
                .isEqualTo("(1) " + first.number() + " · Despacho · Vecino"));
    }

    private static String rang(ConsoleBrowser person) {
        return String.valueOf(person.run("return board.dataset.rang ?? 0"));
    }
}
