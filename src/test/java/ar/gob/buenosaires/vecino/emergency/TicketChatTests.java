package ar.gob.buenosaires.vecino.emergency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.FollowingBoard;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TicketChatTests extends EmergencyScene {

    private HttpResponse<String> say(String who, TicketSummary ticket, String text) {
        return call(who, "POST", "/api/v1/tickets/" + ticket.id() + "/messages", "{\"text\":\"" + text + "\"}");
    }

    private boolean isAttended(TicketSummary ticket) {
        return Boolean.TRUE.equals(transactions.execute(t -> emergency.isAttended(ticket.contact())));
    }

    private void keep(TicketSummary ticket, String ref, Speaker from, String text) {
        transactions.executeWithoutResult(
                t -> emergency.keep(ticket.contact(), new TranscriptLine(ref, Instant.now(), from, text, null)));
    }

    private JsonNode whole(TicketSummary ticket) {
        return read(get("/api/v1/tickets/" + ticket.id()));
    }

    private void letPass(String time) {
        jdbc.sql("update ticket_attendance set last_word_at = last_word_at - ?::interval")
                .param(time)
                .update();
    }

    @Test
    void takesTheChatOverUntilItIsHandedBack() {
        line.before = List.of(new TranscriptLine("in:1", Instant.now(), Speaker.RESIDENT, "no respiro", null));
        TicketSummary ticket = open(Priority.RED);
        assertThat(isAttended(ticket)).isFalse();

        HttpResponse<String> said = say("dispatcher", ticket, "¿Podés hablar?");
        assertThat(said.statusCode()).isEqualTo(202);
        String id = read(said).path("id").asText();
        keep(ticket, "in:2", Speaker.RESIDENT, "sí");
        keep(ticket, "in:2", Speaker.RESIDENT, "sí");
        transactions.executeWithoutResult(t -> emergency.notDelivered(id));

        assertThat(isAttended(ticket)).isTrue();
        JsonNode whole = whole(ticket);
        assertThat(whole.path("attended_by").asText()).isEqualTo("dispatcher");
        assertThat(whole.path("transcript").findValuesAsText("text"))
                .containsExactly("no respiro", "¿Podés hablar?", "sí");
        assertThat(whole.path("transcript").findValuesAsText("from"))
                .containsExactly("resident", "dispatcher", "resident");
        assertThat(whole.at("/transcript/1/delivery").asText()).isEqualTo("failed");
        assertThat(whole.path("timeline").findValuesAsText("what")).contains("attends", "not-delivered");

        assertThat(call("dispatcher", "POST", "/api/v1/tickets/" + ticket.id() + "/release", "{}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(isAttended(ticket)).isFalse();
    }

    @Test
    void endsAfterAWhileWithoutAWordFromEitherSide() {
        TicketSummary ticket = open(Priority.RED);
        say("dispatcher", ticket, "hola");
        letPass("14 minutes");
        keep(ticket, "in:9", Speaker.RESIDENT, "hola");
        letPass("14 minutes");
        assertThat(isAttended(ticket)).isTrue();
        letPass("2 minutes");
        assertThat(isAttended(ticket)).isFalse();
        keep(ticket, "in:10", Speaker.RESIDENT, "hola?");
        assertThat(isAttended(ticket)).isFalse();
    }

    @Test
    void isRefusedOutsideTheWindow() {
        TicketSummary ticket = open(Priority.RED);
        line.openUntil = Instant.now().minusSeconds(1);
        assertThat(say("dispatcher", ticket, "hola").statusCode()).isEqualTo(409);
        line.openUntil = null;
        assertThat(say("dispatcher", ticket, "hola").statusCode()).isEqualTo(409);
        assertThat(isAttended(ticket)).isFalse();
        assertThat(count("ticket_line")).isZero();
    }

    @Test
    void isHeldWithFiveAtOnceAndHandedOver() {
        for (int i = 0; i < 5; i++) {
            assertThat(say("dispatcher", open(Priority.RED), "hola").statusCode())
                    .isEqualTo(202);
        }
        TicketSummary sixth = open(Priority.RED);
        assertThat(say("dispatcher", sixth, "hola").statusCode()).isEqualTo(409);
        assertThat(say("colega", sixth, "hola").statusCode()).isEqualTo(202);

        call("dispatcher", "POST", "/api/v1/tickets/" + sixth.id() + "/release", "{}");
        letPass("16 minutes");
        assertThat(say("dispatcher", sixth, "sigo yo").statusCode()).isEqualTo(202);
        assertThat(say("colega", sixth, "no, yo").statusCode()).isEqualTo(202);
        assertThat(whole(sixth).path("attended_by").asText()).isEqualTo("colega");
    }

    @Test
    void isPassedOnToSomebodyWhoIsOn() {
        TicketSummary ticket = open(Priority.RED);
        say("dispatcher", ticket, "hola");
        assertThat(handOver(ticket, "admin").statusCode()).isEqualTo(409);
        assertThat(read(handOver(ticket, "admin")).path("type").asText()).isEqualTo("urn:vecino:problem:not-on");

        try (FollowingBoard board = board("colega")) {
            String etag = get("/api/v1/tickets/" + ticket.id())
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();
            assertThat(handOver(ticket, "colega", "If-Match", "\"999\"").statusCode())
                    .isEqualTo(412);
            assertThat(whole(ticket).path("attended_by").asText()).isEqualTo("dispatcher");

            HttpResponse<String> passed = handOver(ticket, "colega", "If-Match", etag);
            assertThat(passed.statusCode()).isEqualTo(200);
            assertThat(read(passed).path("id").asText()).isEqualTo(ticket.id().toString());
            assertThat(passed.headers().firstValue("ETag")).contains(etag);
            assertThat(whole(ticket).path("attended_by").asText()).isEqualTo("colega");
            JsonNode deed = whole(ticket).path("timeline").findParents("what").getLast();
            assertThat(deed.path("what").asText()).isEqualTo("handed-over");
            assertThat(deed.path("who").asText()).isEqualTo("dispatcher");
            assertThat(deed.path("note").asText()).isEqualTo("colega");
            await().until(() -> board.values("data").stream()
                    .anyMatch(d -> d.contains(ticket.id().toString())));
        }
    }

    @Test
    void isNotPassedOnToSomebodyWithFiveAlready() {
        for (int i = 0; i < 5; i++) {
            say("colega", open(Priority.RED), "hola");
        }
        TicketSummary sixth = open(Priority.RED);
        try (FollowingBoard board = board("colega")) {
            assertThat(board.hasEnded()).isFalse();
            HttpResponse<String> refused = handOver(sixth, "colega");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(read(refused).path("type").asText()).isEqualTo("urn:vecino:problem:too-many-chats");
        }
        assertThat(isAttended(sixth)).isFalse();
    }

    @Test
    void isNotPassedOnWhereTheCaseHasEndedAndNobodyAttends() {
        TicketSummary ticket = open(Priority.RED);
        call("dispatcher", "POST", "/api/v1/tickets/" + ticket.id() + "/cancel", "{}");
        assertThat(whole(ticket).path("status").asText()).isEqualToIgnoringCase("cancelled");
        try (FollowingBoard board = board("colega")) {
            assertThat(board.hasEnded()).isFalse();
            HttpResponse<String> refused = handOver(ticket, "colega");
            assertThat(refused.statusCode()).isEqualTo(409);
            assertThat(read(refused).path("type").asText()).isEqualTo("urn:vecino:problem:ticket-ended");
            assertThat(isAttended(ticket)).isFalse();

            say("dispatcher", ticket, "¿Quedó algo pendiente?");
            assertThat(handOver(ticket, "colega").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void isPassedOnToNobodyWithoutANameAndByNobodyButDispatchers() {
        TicketSummary ticket = open(Priority.RED);
        String path = "/api/v1/tickets/" + ticket.id() + "/hand-over";
        assertThat(call("dispatcher", "POST", path, "{}").statusCode()).isEqualTo(400);
        assertThat(call("dispatcher", "POST", path, "{\"to\":\" \"}").statusCode())
                .isEqualTo(400);
        assertThat(call("admin", "POST", path, "{\"to\":\"colega\"}").statusCode())
                .isEqualTo(403);
        assertThat(call("dispatcher", "POST", path.replaceFirst("[0-9a-f]{8}", "00000000"), "{\"to\":\"colega\"}")
                        .statusCode())
                .isEqualTo(404);
    }

    private HttpResponse<String> handOver(TicketSummary ticket, String to, String... headers) {
        String path = "/api/v1/tickets/" + ticket.id() + "/hand-over";
        return call("dispatcher", "POST", path, "{\"to\":\"" + to + "\"}", headers);
    }

    /** Whose board is connected, is on. */
    private FollowingBoard board(String who) {
        FollowingBoard board = new FollowingBoard(URI.create(url("/api/v1/tickets/stream")), who, "clave");
        await().until(() -> count("board_watch where who = '" + who + "'") == 1);
        return board;
    }

    @Test
    void refusesWordsThatAreNone() {
        TicketSummary ticket = open(Priority.RED);
        assertThat(say("dispatcher", ticket, " ").statusCode()).isEqualTo(400);
        assertThat(say("dispatcher", ticket, "x".repeat(4097)).statusCode()).isEqualTo(400);
    }

    @Test
    void goesToEveryOpenTicketOfTheResident() {
        ContactId contact = contact();
        TicketSummary one = open(contact, "self", Priority.RED, Cases.breathing());
        TicketSummary two = open(contact, "other-1", Priority.GREEN, Cases.breathing());
        say("dispatcher", one, "¿cómo están?");
        assertThat(whole(two).path("transcript").findValuesAsText("text")).containsExactly("¿cómo están?");
    }
}
