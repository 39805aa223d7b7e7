package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.BrokenData;
import ar.gob.buenosaires.vecino.core.Problem;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Takes a version that a clinician brings: reads it, proves it, keeps it and notes that it is proposed. */
@Component
class ProtocolIntake {

    /** Those that ship have 12,000. */
    private static final int LONGEST = 200_000;

    /** Those that ship take some seconds; what takes longer is no protocol for this machine. */
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+){0,15}");
    private static final Pattern VERSION = Pattern.compile("[0-9A-Za-z][0-9A-Za-z.-]{0,19}");
    private static final String FILE = "protocol";

    private final ProtocolFiles files;
    private final Protocols protocols;
    private final ProofRoom room;

    @Autowired
    ProtocolIntake(ProtocolFiles files, Protocols protocols) {
        this(files, protocols, new ProofRoom(PATIENCE));
    }

    ProtocolIntake(ProtocolFiles files, Protocols protocols, ProofRoom room) {
        this.files = files;
        this.protocols = protocols;
        this.room = room;
    }

    /** What is wrong with a text, for whoever wrote it. */
    static final class Refused extends RuntimeException {

        private final List<Complaint> complaints;

        Refused(List<Complaint> complaints) {
            super("the protocol cannot be taken");
            this.complaints = List.copyOf(complaints);
        }

        Refused(String reason) {
            this(List.of(new Complaint(null, reason)));
        }

        List<Complaint> complaints() {
            return complaints;
        }
    }

    /**
     * Proposes it.
     *
     * @throws Refused with everything that is wrong with it
     * @throws Problem 409 while another text is being proved on this node
     */
    Protocol bring(String text, String by) {
        String yaml = text.replace("\r\n", "\n");
        if (yaml.isBlank() || yaml.length() > LONGEST || yaml.indexOf('\0') >= 0) {
            throw new Refused("the text is empty or longer than " + LONGEST + " characters");
        }
        Protocol protocol = room.run(() -> prove(yaml));
        protocols.bring(protocol, yaml, by);
        return protocol;
    }

    private Protocol prove(String yaml) {
        Protocol protocol = read(yaml);
        if (!ID.matcher(protocol.id()).matches()
                || !VERSION.matcher(protocol.version()).matches()) {
            throw new Refused(
                    "'id' has small letters, digits and hyphens, 'version' up to 20 letters, digits and dots");
        }
        if (protocols.find(protocol.id(), protocol.version()).isPresent()) {
            throw new Refused("this version is there already: a changed protocol needs a new one");
        }
        try {
            List<String> found = ProtocolCheck.check(protocol).problems();
            if (!found.isEmpty()) {
                throw new Refused(found.stream()
                        .map(problem -> Complaint.ofProof(problem, yaml))
                        .toList());
            }
        } catch (IllegalArgumentException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
        return protocol;
    }

    private Protocol read(String yaml) {
        try {
            return files.read(FILE, yaml);
        } catch (BrokenData e) {
            throw new Refused(e.problems().stream()
                    .map(problem -> Complaint.ofReading(problem, FILE))
                    .toList());
        } catch (StackOverflowError e) {
            throw new Refused("something contains itself");
        } catch (IllegalArgumentException e) {
            throw new Refused(String.valueOf(e.getMessage()));
        }
    }
}
