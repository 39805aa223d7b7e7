package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.security.Principal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the triage: which there are, which is active, and the two people that a change takes. */
@Tag(name = "protocols")
@RestController
@RequestMapping("/api/v1/protocols")
class ProtocolsController {

    private final Protocols protocols;
    private final ProtocolDesk desk;
    private final ProtocolIntake intake;

    ProtocolsController(Protocols protocols, ProtocolDesk desk, ProtocolIntake intake) {
        this.protocols = protocols;
        this.desk = desk;
        this.intake = intake;
    }

    @Operation(summary = "All versions; the active one is marked")
    @GetMapping
    List<ProtocolVersion> list() {
        return desk.all();
    }

    @Operation(summary = "Brings in a version, as YAML, and proposes it; 422 with 'complaints' where it is not sound")
    @PostMapping(consumes = {"application/yaml", "text/yaml", "text/plain"})
    @ResponseStatus(HttpStatus.CREATED)
    ProtocolVersion bring(@RequestBody String yaml, Principal who) {
        try {
            Protocol brought = intake.bring(yaml, who.getName());
            return desk.one(brought.id(), brought.version());
        } catch (ProtocolIntake.Refused e) {
            Problem problem = new Problem(
                    HttpStatus.UNPROCESSABLE_ENTITY, "unsound-protocol", "The protocol cannot be taken: complaints.");
            problem.getBody().setProperty("complaints", e.complaints());
            throw problem;
        }
    }

    @Operation(summary = "Proposes a version; somebody else may then activate it")
    @PostMapping("/{id}/{version}/propose")
    ProtocolVersion propose(@PathVariable String id, @PathVariable String version, Principal who) {
        protocols.propose(id, version, who.getName());
        return desk.one(id, version);
    }

    @Operation(summary = "Activates a version that somebody else proposed")
    @PostMapping("/{id}/{version}/activate")
    ProtocolVersion activate(@PathVariable String id, @PathVariable String version, Principal who) {
        protocols.activate(id, version, who.getName());
        return desk.one(id, version);
    }

    @Operation(
            summary = "How the cases of the last days would have come out under this version, and which ones change;"
                    + " what it would have asked besides counts as not known")
    @GetMapping("/{id}/{version}/dry-run")
    DryRun.Report dryRun(
            @PathVariable String id,
            @PathVariable String version,
            @RequestParam(defaultValue = "7") int days,
            Principal who) {
        return desk.dryRun(id, version, days, who.getName());
    }

    @Operation(summary = "From now on residents get a fixed text with 107 and no questions")
    @PostMapping("/suspend")
    List<ProtocolVersion> suspend(Principal who) {
        protocols.suspend(true, who.getName());
        return desk.all();
    }

    @Operation(summary = "Ends that")
    @PostMapping("/resume")
    List<ProtocolVersion> resume(Principal who) {
        protocols.suspend(false, who.getName());
        return desk.all();
    }
}
