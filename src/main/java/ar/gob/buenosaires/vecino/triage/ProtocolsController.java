package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Versions of the triage: which there are, which is active, and the two people that a change takes. */
@RestController
@RequestMapping("/api/v1/protocols")
class ProtocolsController {

    private static final int LONGEST_DAYS = 30;

    private final Protocols protocols;
    private final RecordedCases cases;
    private final InstantSource clock;

    ProtocolsController(Protocols protocols, RecordedCases cases, InstantSource clock) {
        this.protocols = protocols;
        this.cases = cases;
        this.clock = clock;
    }

    @GetMapping
    List<Version> list() {
        Standing standing = protocols.standing();
        return protocols.all().stream()
                .map(protocol -> version(protocol, standing))
                .toList();
    }

    @PostMapping("/{id}/{version}/propose")
    Version propose(@PathVariable String id, @PathVariable String version, Principal who) {
        protocols.propose(id, version, who.getName());
        return one(id, version);
    }

    @PostMapping("/{id}/{version}/activate")
    Version activate(@PathVariable String id, @PathVariable String version, Principal who) {
        protocols.activate(id, version, who.getName());
        return one(id, version);
    }

    /**
     * How the cases of the last days would have come out under this version, and which ones change. What it would have
     * asked besides counts as not known.
     */
    @GetMapping("/{id}/{version}/dry-run")
    DryRun.Report dryRun(
            @PathVariable String id, @PathVariable String version, @RequestParam(defaultValue = "7") int days) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-parameter", "days is from 1 to " + LONGEST_DAYS + ".");
        }
        return DryRun.of(known(id, version), cases.since(clock.instant().minus(Duration.ofDays(days))));
    }

    /** From now on residents get a fixed text with 107 and no questions. */
    @PostMapping("/suspend")
    List<Version> suspend(Principal who) {
        protocols.suspend(true, who.getName());
        return list();
    }

    @PostMapping("/resume")
    List<Version> resume(Principal who) {
        protocols.suspend(false, who.getName());
        return list();
    }

    private Version one(String id, String version) {
        return version(known(id, version), protocols.standing());
    }

    private Protocol known(String id, String version) {
        return protocols
                .find(id, version)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "no-such-protocol", "There is no such version."));
    }

    private static Version version(Protocol protocol, Standing standing) {
        Protocol.Head head = protocol.head();
        ProtocolEvent active = standing.active()
                .filter(event -> event.isAbout(head.id(), head.version()))
                .orElse(null);
        return new Version(
                head.id(),
                head.version(),
                head.title(),
                head.author(),
                head.approvers(),
                head.date(),
                head.validFrom(),
                head.validUntil(),
                active != null,
                active != null && standing.suspended(),
                Decision.of(active),
                standing.proposals(head.id(), head.version()).stream()
                        .map(Decision::new)
                        .toList());
    }

    /** Who decided something, and when. */
    record Decision(String by, Instant at) {
        Decision(ProtocolEvent event) {
            this(event.by(), event.at());
        }

        static @Nullable Decision of(@Nullable ProtocolEvent event) {
            return event == null ? null : new Decision(event);
        }
    }

    /** A version as clinicians see it; suspended: it is active, but the whole triage is switched off. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Version(
            String id,
            String version,
            String title,
            String author,
            List<String> approvedBy,
            LocalDate date,
            @Nullable LocalDate validFrom,
            @Nullable LocalDate validUntil,
            boolean active,
            boolean suspended,
            @Nullable Decision activated,
            List<Decision> proposals) {}
}
