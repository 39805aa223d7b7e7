package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Asked;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Talking with the resident of a ticket. */
@Tag(name = "tickets")
@RestController
@RequestMapping("/api/v1/tickets/{id}")
class TicketChatController {

    private static final int LONGEST = 4096; // as a WhatsApp text

    private final TicketChats chats;

    TicketChatController(TicketChats chats) {
        this.chats = chats;
    }

    record Message(@Nullable String text) {}

    record Accepted(String id) {}

    @Operation(summary = "Writes to the resident and takes the chat over: the bot is silent until release")
    @PostMapping("/messages")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Accepted say(@PathVariable UUID id, @RequestBody Message message, HttpServletRequest request) {
        String text = message.text();
        if (text == null || text.isBlank()) {
            throw new Problem(HttpStatus.BAD_REQUEST, "text-missing", "'text' is missing or blank.");
        }
        if (text.codePointCount(0, text.length()) > LONGEST) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST, "text-too-long", "'text' has at most " + LONGEST + " characters.");
        }
        return new Accepted(chats.say(id, text, Viewer.of(request).name()));
    }

    /** @param to the name that this dispatcher signs in with */
    record HandOver(@Nullable String to) {}

    @Operation(summary = "Passes the chat on to another dispatcher whose board is connected; If-Match is honoured")
    @PostMapping("/hand-over")
    ResponseEntity<TicketView> handOver(
            @PathVariable UUID id, @RequestBody HandOver wanted, HttpServletRequest request) {
        String to = wanted.to();
        if (to == null || to.isBlank() || to.indexOf('\0') >= 0) {
            throw new Problem(HttpStatus.BAD_REQUEST, "to-missing", "'to' is the name of a dispatcher.");
        }
        return chats.handOver(id, to, new Asked(Viewer.of(request), request.getHeader(HttpHeaders.IF_MATCH)));
    }

    @Operation(summary = "Hands the resident back to the bot")
    @PostMapping("/release")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void release(@PathVariable UUID id, HttpServletRequest request) {
        chats.release(id, Viewer.of(request).name());
    }
}
