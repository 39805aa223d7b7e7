package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Patient;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Protocol;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Relationship;
import java.util.List;

/** Invented cases. */
final class Cases {

    static final String PHONE = "+5491160000001";

    private Cases() {}

    static CaseFacts of(String phone, String name) {
        return new CaseFacts(
                new Caller(phone, name, null, false),
                new Patient(Relationship.SELF, 34, null, null),
                List.of("fever"),
                List.of("breathing"),
                List.of("diabetes"),
                new Location("Aguirre 4321", "Villa Crespo", 15, -34.59, -58.45),
                new Protocol("caba-respiratorio-general", "1"),
                "No puede respirar bien");
    }

    static CaseFacts breathing() {
        return of(PHONE, "Zulema Quirós");
    }

    static CaseFacts at(CaseFacts facts, String address) {
        return facts.withLocation(new Location(address, null, null, null, null));
    }

    /** Green, yellow, red and again, as they might come. */
    static Priority priority(int n) {
        return List.of(Priority.GREEN, Priority.YELLOW, Priority.RED).get(n % 3);
    }
}
