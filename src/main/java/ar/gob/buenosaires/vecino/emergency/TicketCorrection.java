package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Patient;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Relationship;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * What a person corrects, as a merge patch: named fields are replaced, a null forgets, the rest stays. Everything is
 * looked at before anything is changed.
 */
final class TicketCorrection {

    private final @Nullable Priority priority;
    private final @Nullable Fields patient;
    private final @Nullable Fields location;
    private final @Nullable Fields caller;

    private TicketCorrection(JsonNode patch) {
        Fields root = Fields.of(patch, "", Set.of("priority", "patient", "location", "caller"));
        priority = root.has("priority") ? root.constant("priority", Priority.class) : null;
        patient = part(patch, "patient", Set.of("relationship", "age_years", "age_days", "pregnant"));
        location = part(patch, "location", Set.of("address", "neighbourhood", "comuna", "latitude", "longitude"));
        caller = part(patch, "caller", Set.of("callback"));
        if (root.has("priority") && priority == null) {
            throw Fields.wrong("priority");
        }
    }

    /** Throws a {@link Problem} that names the field that cannot be taken. */
    static TicketCorrection read(JsonNode patch) {
        TicketCorrection correction = new TicketCorrection(patch);
        CaseFacts nothing = new CaseFacts(
                new Caller(null, null, null, false),
                new Patient(null, null, null, null),
                java.util.List.of(),
                java.util.List.of(),
                java.util.List.of(),
                Location.UNKNOWN,
                null,
                "");
        correction.patient(nothing.patient());
        correction.location(nothing.location());
        correction.caller(nothing.caller());
        return correction;
    }

    private static @Nullable Fields part(JsonNode patch, String name, Set<String> known) {
        return patch.has(name) ? Fields.of(patch.get(name), name + ".", known) : null;
    }

    void apply(Ticket ticket) {
        if (priority != null) {
            ticket.correct(priority);
        }
        if (patient != null) {
            ticket.correct(
                    Correctable.PATIENT,
                    ticket.facts().withPatient(patient(ticket.facts().patient())));
        }
        if (location != null) {
            ticket.correct(
                    Correctable.LOCATION,
                    ticket.facts().withLocation(location(ticket.facts().location())));
        }
        if (caller != null) {
            ticket.correct(
                    Correctable.CALLBACK,
                    ticket.facts().withCaller(caller(ticket.facts().caller())));
        }
    }

    private Patient patient(Patient before) {
        Fields f = patient;
        return f == null
                ? before
                : new Patient(
                        f.has("relationship") ? f.constant("relationship", Relationship.class) : before.relationship(),
                        f.has("age_years") ? f.whole("age_years", 0, 130) : before.ageYears(),
                        f.has("age_days") ? f.whole("age_days", 0, 800) : before.ageDays(),
                        f.has("pregnant") ? f.truth("pregnant") : before.pregnant());
    }

    private Location location(Location before) {
        Fields f = location;
        return f == null
                ? before
                : new Location(
                        f.has("address") ? f.text("address") : before.address(),
                        f.has("neighbourhood") ? f.text("neighbourhood") : before.neighbourhood(),
                        f.has("comuna") ? f.whole("comuna", 1, 15) : before.comuna(),
                        f.has("latitude") ? f.number("latitude", 90) : before.latitude(),
                        f.has("longitude") ? f.number("longitude", 180) : before.longitude());
    }

    private Caller caller(Caller before) {
        Fields f = caller;
        return f == null || !f.has("callback")
                ? before
                : new Caller(before.phone(), before.name(), f.text("callback"), before.chatOnly());
    }

    /** One object of the patch. */
    private record Fields(JsonNode node, String path) {

        private static final int LONGEST = 300;

        static Fields of(JsonNode node, String path, Set<String> known) {
            if (!node.isObject()) {
                throw wrong(path.isEmpty() ? "the body" : path.replace(".", ""));
            }
            node.fieldNames().forEachRemaining(name -> {
                if (!known.contains(name)) {
                    throw new Problem(
                            HttpStatus.BAD_REQUEST,
                            "bad-correction",
                            "Only 'priority', 'patient', 'location' and 'caller.callback' can be corrected.");
                }
            });
            return new Fields(node, path);
        }

        boolean has(String name) {
            return node.has(name);
        }

        @Nullable
        String text(String name) {
            JsonNode value = node.get(name);
            if (value.isNull()) {
                return null;
            }
            if (!value.isTextual() || value.asText().length() > LONGEST) {
                throw wrong(path + name);
            }
            return value.asText();
        }

        @Nullable
        Integer whole(String name, int least, int most) {
            JsonNode value = node.get(name);
            if (value.isNull()) {
                return null;
            }
            if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
                throw wrong(path + name);
            }
            return value.asInt();
        }

        @Nullable
        Double number(String name, double most) {
            JsonNode value = node.get(name);
            if (value.isNull()) {
                return null;
            }
            if (!value.isNumber() || Math.abs(value.asDouble()) > most) {
                throw wrong(path + name);
            }
            return value.asDouble();
        }

        @Nullable
        Boolean truth(String name) {
            JsonNode value = node.get(name);
            if (!value.isNull() && !value.isBoolean()) {
                throw wrong(path + name);
            }
            return value.isNull() ? null : value.asBoolean();
        }

        <E extends Enum<E>> @Nullable E constant(String name, Class<E> type) {
            JsonNode value = node.get(name);
            if (value.isNull()) {
                return null;
            }
            try {
                return Enum.valueOf(type, value.asText().toUpperCase(Locale.ROOT));
            } catch (IllegalArgumentException e) {
                throw wrong(path + name);
            }
        }

        static Problem wrong(String field) {
            return new Problem(HttpStatus.BAD_REQUEST, "bad-correction", "'" + field + "' cannot be taken.");
        }
    }
}
