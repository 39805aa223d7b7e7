package ar.gob.buenosaires.vecino.triage;

import java.time.Instant;

/** Somebody proposed or activated a version, or switched the triage off or on. The log of these is the truth. */
record ProtocolEvent(long id, What what, String protocol, String version, String by, Instant at) {

    enum What {
        PROPOSED,
        ACTIVATED,
        /** Residents get a fixed text with 107 and no questions. */
        SUSPENDED,
        RESUMED
    }

    boolean isAbout(String id, String version) {
        return protocol.equals(id) && this.version.equals(version);
    }
}
