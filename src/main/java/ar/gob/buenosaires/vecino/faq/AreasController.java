package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.faq.AreaDesk.AreaView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.security.Principal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Government areas. */
@Tag(name = "areas")
@RestController
@RequestMapping("/api/v1/areas")
class AreasController {

    private final AreaDesk desk;

    AreasController(AreaDesk desk) {
        this.desk = desk;
    }

    record Sent(@Nullable String slug, @Nullable String name) {}

    @Operation(summary = "All areas by name, with their referents and how many services they have")
    @GetMapping
    List<AreaView> all() {
        return desk.views();
    }

    @Operation(summary = "Adds an area")
    @PostMapping
    ResponseEntity<AreaView> add(@RequestBody Sent body, Principal who) {
        AreaView added = desk.add(text(body.slug()), text(body.name()), who.getName());
        return ResponseEntity.created(URI.create("/api/v1/areas/" + added.slug()))
                .body(added);
    }

    @Operation(summary = "Gives an area another 'name'; the slug stays")
    @PatchMapping("/{slug}")
    AreaView rename(@PathVariable String slug, @RequestBody Sent body, Principal who) {
        return desk.rename(slug, text(body.name()), who.getName());
    }

    @Operation(summary = "Removes an area that no service and no user belongs to")
    @DeleteMapping("/{slug}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String slug, Principal who) {
        desk.remove(slug, who.getName());
    }

    private static String text(@Nullable String sent) {
        return sent == null ? "" : sent.strip();
    }
}
