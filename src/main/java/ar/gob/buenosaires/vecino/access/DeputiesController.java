package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.Deputies.Deputy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who stands in for referents. */
@Tag(name = "users")
@RestController
@RequestMapping("/api/v1/deputies")
class DeputiesController {

    private final Deputies deputies;

    DeputiesController(Deputies deputies) {
        this.deputies = deputies;
    }

    @Operation(summary = "Deputies of now and later: of one's own area, for an administrator of all")
    @GetMapping
    List<Deputy> all(Authentication who) {
        return deputies.seenBy(Rights.of(who));
    }

    @Operation(summary = "Names a deputy, who till 'ends_at' does what the area's referent may, under their own name")
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Deputy name(@RequestBody Deputies.Wanted body, Authentication who) {
        return deputies.name(body, Rights.of(who));
    }

    @Operation(summary = "Ends it at once")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void end(@PathVariable long id, Authentication who) {
        deputies.end(id, Rights.of(who));
    }
}
