package ar.gob.buenosaires.vecino.emergency;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a dispatcher corrects on the board, as the form sends it: blank is not known.
 *
 * @param version of the ticket that the form was filled from
 */
record CorrectionForm(
        @Nullable Priority priority,
        @Nullable String relationship,
        @Nullable String ageYears,
        @Nullable String ageDays,
        @Nullable String pregnant,
        @Nullable String address,
        @Nullable String neighbourhood,
        @Nullable String comuna,
        @Nullable String latitude,
        @Nullable String longitude,
        @Nullable String callback,
        long version) {

    /** The merge patch of what is other than before, since whatever a person corrects no answer overwrites any more. */
    JsonNode changes(TicketJson before) {
        ObjectNode patch = JsonNodeFactory.instance.objectNode();
        if (priority != null && priority != before.priority()) {
            patch.put("priority", priority.name());
        }
        CaseFacts.Patient patient = before.patient();
        Part who = new Part(patch, "patient");
        who.text("relationship", relationship, lower(patient.relationship()));
        who.whole("age_years", ageYears, patient.ageYears());
        who.whole("age_days", ageDays, patient.ageDays());
        who.truth("pregnant", pregnant, patient.pregnant());
        CaseFacts.Location place = before.location();
        Part where = new Part(patch, "location");
        where.text("address", address, place.address());
        where.text("neighbourhood", neighbourhood, place.neighbourhood());
        where.whole("comuna", comuna, place.comuna());
        where.decimal("latitude", latitude, place.latitude());
        where.decimal("longitude", longitude, place.longitude());
        new Part(patch, "caller").text("callback", callback, before.caller().callback());
        return patch;
    }

    private static @Nullable String lower(@Nullable Enum<?> value) {
        return value == null ? null : value.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** One object of the patch, which is there once something in it differs. */
    private record Part(ObjectNode patch, String name) {

        private static @Nullable String filled(@Nullable String value) {
            return value == null || value.isBlank() ? null : value.strip();
        }

        private void put(String field, JsonNode value) {
            patch.withObjectProperty(name).set(field, value);
        }

        void text(String field, @Nullable String now, @Nullable String before) {
            String value = filled(now);
            if (!Objects.equals(value, before)) {
                put(
                        field,
                        value == null ? JsonNodeFactory.instance.nullNode() : JsonNodeFactory.instance.textNode(value));
            }
        }

        void whole(String field, @Nullable String now, @Nullable Integer before) {
            String value = filled(now);
            if (!Objects.equals(value, before == null ? null : before.toString())) {
                put(field, value == null ? JsonNodeFactory.instance.nullNode() : number(value));
            }
        }

        void decimal(String field, @Nullable String now, @Nullable Double before) {
            String value = filled(now);
            String same = before == null ? null : before.toString();
            if (!Objects.equals(value, same)) {
                put(field, value == null ? JsonNodeFactory.instance.nullNode() : number(value.replace(',', '.')));
            }
        }

        void truth(String field, @Nullable String now, @Nullable Boolean before) {
            String value = filled(now);
            if (!Objects.equals(value, before == null ? null : before.toString())) {
                put(
                        field,
                        value == null
                                ? JsonNodeFactory.instance.nullNode()
                                : JsonNodeFactory.instance.booleanNode(Boolean.parseBoolean(value)));
            }
        }

        /** What is no number stays a text, which the correction then refuses by its field's name. */
        private static JsonNode number(String value) {
            try {
                double number = Double.parseDouble(value);
                return value.matches("-?\\d{1,9}")
                        ? JsonNodeFactory.instance.numberNode((int) number)
                        : JsonNodeFactory.instance.numberNode(number);
            } catch (NumberFormatException e) {
                return JsonNodeFactory.instance.textNode(value);
            }
        }
    }
}
