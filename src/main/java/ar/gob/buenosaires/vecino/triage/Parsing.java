package ar.gob.buenosaires.vecino.triage;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a typed answer is read, besides by the options' own words. */
enum Parsing {
    /** Degrees Celsius. */
    TEMPERATURE,
    /** Since when, as days before today. */
    DAYS,
    AGE,
    /** Yes or no: the options with these ids, or those whose words are a yes or a no. */
    YES_NO,
    /** Symptoms by name, several at once. */
    SYMPTOMS,
    /** Illnesses by name, by nickname or by the medicine taken for them. */
    RISK;

    static Optional<Parsing> of(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.name().equals(name.toUpperCase(Locale.ROOT)))
                .findFirst();
    }
}
