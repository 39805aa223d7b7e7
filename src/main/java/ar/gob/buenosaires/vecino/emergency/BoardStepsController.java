package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Asked;
import ar.gob.buenosaires.vecino.emergency.TicketSteps.Step;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a dispatcher does with the ticket that is open on the board; each answers the ticket as it is then. */
@Hidden
@Controller
@RequestMapping("/console/tickets/{id}")
class BoardStepsController {

    private static final int LONGEST_NOTE = 1000;
    private static final int LONGEST_TEXT = 4096;

    private final TransactionOperations transactions;
    private final BoardTickets one;
    private final BoardWords words;
    private final Deeds deeds;

    BoardStepsController(TransactionOperations transactions, BoardTickets one, BoardWords words, Deeds deeds) {
        this.transactions = transactions;
        this.one = one;
        this.words = words;
        this.deeds = deeds;
    }

    /** What can be done. */
    @Component
    record Deeds(TicketSteps steps, TicketChats chats) {}

    /** Where an answer goes to. */
    record Exchange(UUID id, HttpServletRequest request, HttpServletResponse response, Model page) {

        Viewer viewer() {
            return Viewer.of(request);
        }
    }

    @ModelAttribute
    Exchange exchange(@PathVariable UUID id, HttpServletRequest request, HttpServletResponse response, Model page) {
        return new Exchange(id, request, response, page);
    }

    @PostMapping("/step")
    String step(
            @ModelAttribute(binding = false) Exchange exchange,
            @RequestParam Step step,
            @RequestParam(required = false) @Nullable String note) {
        String kept = note == null || note.isBlank() ? null : note.strip();
        return answer(exchange, "step." + step, () -> {
            if (kept != null && kept.length() > LONGEST_NOTE) {
                throw new Problem(HttpStatus.BAD_REQUEST, "note-too-long", "The note is too long.");
            }
            deeds.steps.take(exchange.id, step, kept, new Asked(exchange.viewer(), null));
        });
    }

    @PostMapping("/correct")
    String correct(@ModelAttribute(binding = false) Exchange exchange, @ModelAttribute CorrectionForm form) {
        return answer(exchange, "corrected", () -> {
            TicketJson before = look(exchange).ticket();
            TicketCorrection correction = TicketCorrection.read(form.changes(before));
            deeds.steps.correct(exchange.id, correction, new Asked(exchange.viewer(), "\"" + form.version() + "\""));
        });
    }

    @PostMapping("/say")
    String say(@ModelAttribute(binding = false) Exchange exchange, @RequestParam String text) {
        return answer(exchange, "said", () -> {
            if (text.isBlank() || text.codePointCount(0, text.length()) > LONGEST_TEXT) {
                throw new Problem(HttpStatus.BAD_REQUEST, "text-length", "The text is blank or too long.");
            }
            deeds.chats.say(exchange.id, text.strip(), exchange.viewer().name());
        });
    }

    @PostMapping("/take")
    String take(@ModelAttribute(binding = false) Exchange exchange) {
        return answer(
                exchange,
                "taken",
                () -> deeds.chats.take(exchange.id, exchange.viewer().name()));
    }

    @PostMapping("/release")
    String release(@ModelAttribute(binding = false) Exchange exchange) {
        return answer(
                exchange,
                "released",
                () -> deeds.chats.release(exchange.id, exchange.viewer().name()));
    }

    @PostMapping("/hand-over")
    String handOver(@ModelAttribute(binding = false) Exchange exchange, @RequestParam String to) {
        return answer(
                exchange,
                "handed-over",
                () -> deeds.chats.handOver(exchange.id, to, new Asked(exchange.viewer(), null)));
    }

    private String answer(Exchange exchange, String done, Runnable deed) {
        try {
            deed.run();
            exchange.page.addAttribute("kind", "good").addAttribute("said", words.done(done));
        } catch (Problem problem) {
            int status = problem.getStatusCode().value();
            // the page shows what comes with 409, 412 and 422; whatever else goes wrong is told in its own words
            exchange.response.setStatus(status == 400 ? HttpStatus.UNPROCESSABLE_ENTITY.value() : status);
            exchange.page.addAttribute("kind", "bad").addAttribute("said", words.refused(problem, look(exchange)));
        }
        exchange.page.addAttribute("shown", look(exchange)).addAttribute("zone", CityTime.ZONE);
        return "console/tickets/ticket :: live";
    }

    private BoardTickets.Shown look(Exchange exchange) {
        return Objects.requireNonNull(transactions.execute(transaction -> one.one(exchange.id, exchange.viewer())));
    }
}
