package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.Problem;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** What clinicians look at before they decide, by the API or in the console. */
@Component
class ProtocolDesk {

    private static final int LONGEST_DAYS = 30;

    private final Protocols protocols;
    private final RecordedCases cases;
    private final ProtocolLog log;
    private final InstantSource clock;

    ProtocolDesk(Protocols protocols, RecordedCases cases, ProtocolLog log, InstantSource clock) {
        this.protocols = protocols;
        this.cases = cases;
        this.log = log;
        this.clock = clock;
    }

    List<ProtocolVersion> all() {
        Standing standing = protocols.standing();
        return protocols.all().stream()
                .map(protocol -> ProtocolVersion.of(protocol, standing))
                .toList();
    }

    ProtocolVersion one(String id, String version) {
        return ProtocolVersion.of(protocols.known(id, version), protocols.standing());
    }

    /** What was decided about a version, the newest first. */
    List<ProtocolEvent> history(String id, String version) {
        return protocols.standing().events().reversed().stream()
                .filter(event -> event.isAbout(id, version))
                .toList();
    }

    boolean isSuspended() {
        return protocols.standing().suspended();
    }

    /** How the cases of the last days would have come out under this version; that somebody asked is written down. */
    DryRun.Report dryRun(String id, String version, int days, String who) {
        if (days < 1 || days > LONGEST_DAYS) {
            throw new Problem(HttpStatus.BAD_REQUEST, "bad-parameter", "days is from 1 to " + LONGEST_DAYS + ".");
        }
        Protocol tried = protocols.known(id, version);
        DryRun.Report report = DryRun.of(tried, cases.since(clock.instant().minus(Duration.ofDays(days))));
        log.addTrial(tried, days, report.cases(), who);
        return report;
    }
}
