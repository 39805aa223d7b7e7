package ar.gob.buenosaires.vecino.faq;

import java.time.Instant;
import java.util.Set;

/**
 * What the whole City has to be told for a while, as in a heat wave.
 *
 * @param services whose answers it concerns; all when empty
 * @param instead whether it stands in place of answers; else it comes before them
 */
public record Notice(String text, Set<String> services, boolean instead, Instant endsAt) {

    boolean concerns(String service, Instant now) {
        return endsAt.isAfter(now) && (services.isEmpty() || services.contains(service));
    }
}
