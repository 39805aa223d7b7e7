package ar.gob.buenosaires.vecino.conversation;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Whom a resident writes about, as far as the words tell.
 *
 * @param patient {@code self}, {@code child} or {@code other}, or null
 * @param kin who exactly, e.g. {@code mother}, or null
 */
record Who(@Nullable String patient, @Nullable String kin) {

    static final Who UNKNOWN = new Who(null, null);
    private static final String PATIENT = "patient";
    static final String KIN = "kin";

    static Who of(Known known) {
        return new Who(known.facts().get(PATIENT), known.facts().get(KIN));
    }

    /** Of what {@link #toString} wrote. */
    static Who read(String text) {
        String[] parts = text.split("/", 2);
        return new Who(parts[0].isEmpty() ? null : parts[0], parts.length < 2 || parts[1].isEmpty() ? null : parts[1]);
    }

    /** Whether these are two people for sure; a child may be called son or baby, so not every two words are. */
    boolean isSurelyNot(Who other) {
        return differ(patient, other.patient) || differ(kin, other.kin);
    }

    private static boolean differ(@Nullable String one, @Nullable String two) {
        return one != null && two != null && !one.equals(two);
    }

    /** Adds what is not known yet. */
    void addTo(Map<String, String> facts) {
        if (patient != null) {
            facts.putIfAbsent(PATIENT, patient);
        }
        if (kin != null) {
            facts.putIfAbsent(KIN, kin);
        }
    }

    boolean isKnown() {
        return patient != null;
    }

    @Override
    public String toString() {
        return (patient == null ? "" : patient) + (kin == null ? "" : "/" + kin);
    }
}
