package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Citywide notices, before or in place of the answers of chosen services. */
@Tag(name = "content")
@RestController
@RequestMapping("/api/v1/content/notices")
class NoticesController {

    private final Notices notices;

    NoticesController(Notices notices) {
        this.notices = notices;
    }

    @Operation(summary = "Notices, the newest first")
    @GetMapping
    List<Notices.Kept> all() {
        return notices.all();
    }

    @Operation(summary = "Proposes a notice; no services means all")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Notices.Kept propose(@RequestBody Notices.Wanted wanted, Authentication who) {
        return notices.propose(wanted, Editor.of(who));
    }

    @Operation(summary = "What residents would get, by service; stores nothing")
    @PostMapping("/preview")
    Map<String, JsonNode> preview(@RequestBody Notices.Wanted wanted) {
        return notices.effect(wanted);
    }

    @Operation(summary = "Approves somebody else's notice; the second approval switches it on")
    @PostMapping("/{id}/approve")
    Notices.Kept approve(@PathVariable long id, Authentication who) {
        return notices.approve(id, Editor.of(who));
    }

    @Operation(summary = "Switches a notice off before its time")
    @PostMapping("/{id}/end")
    Notices.Kept end(@PathVariable long id, Authentication who) {
        return notices.end(id, Editor.of(who));
    }
}
