package ar.gob.buenosaires.vecino.emergency;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a case. Whatever is not known is null or missing; only the caller's number need be there for a red
 * one, and not even that for a resident who hides it.
 *
 * @param symptoms slugs of the protocol, as are red flags and risk factors
 * @param summary a few words for the dispatcher, in Spanish
 */
@JsonNaming(SnakeCaseStrategy.class)
public record CaseFacts(
        Caller caller,
        Patient patient,
        List<String> symptoms,
        List<String> redFlags,
        List<String> riskFactors,
        Location location,
        @Nullable Protocol protocol,
        String summary) {

    public CaseFacts {
        symptoms = List.copyOf(symptoms);
        redFlags = List.copyOf(redFlags);
        riskFactors = List.copyOf(riskFactors);
    }

    /**
     * Who writes.
     *
     * @param phone E.164 with its plus sign
     * @param callback another number to call, as written
     * @param chatOnly cannot speak
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Caller(
            @Nullable String phone,
            @Nullable String name,
            @Nullable String callback,
            boolean chatOnly) {}

    /** Who is ill, to whoever writes. */
    public enum Relationship {
        @JsonProperty("self")
        SELF,
        @JsonProperty("relative")
        RELATIVE,
        @JsonProperty("other")
        OTHER
    }

    /**
     * Who is ill.
     *
     * @param ageYears null where unknown
     * @param ageDays instead, below two years
     */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Patient(
            @Nullable Relationship relationship,
            @Nullable Integer ageYears,
            @Nullable Integer ageDays,
            @Nullable Boolean pregnant) {}

    /** Where the patient is; comunas count from 1 to 15. */
    @JsonNaming(SnakeCaseStrategy.class)
    public record Location(
            @Nullable String address,
            @Nullable String neighbourhood,
            @Nullable Integer comuna,
            @Nullable Double latitude,
            @Nullable Double longitude) {

        public static final Location UNKNOWN = new Location(null, null, null, null, null);

        /** Whether somebody could be sent there. */
        public boolean hasPlace() {
            return address != null || latitude != null;
        }

        /** Whether it is told in which part of the City it is. */
        public boolean hasArea() {
            return comuna != null || latitude != null;
        }

        /** This place, with a point on the map where it has none, or the other where it is none. */
        public Location completedBy(Location other) {
            if (!hasPlace()) {
                return other.hasPlace() ? other : this;
            }
            return latitude == null
                    ? new Location(address, neighbourhood, comuna, other.latitude, other.longitude)
                    : this;
        }
    }

    /** The protocol that the case was asked about by. */
    public record Protocol(String id, String version) {}

    CaseFacts withCaller(Caller other) {
        return new CaseFacts(other, patient, symptoms, redFlags, riskFactors, location, protocol, summary);
    }

    CaseFacts withPatient(Patient other) {
        return new CaseFacts(caller, other, symptoms, redFlags, riskFactors, location, protocol, summary);
    }

    CaseFacts withLocation(Location other) {
        return new CaseFacts(caller, patient, symptoms, redFlags, riskFactors, other, protocol, summary);
    }

    CaseFacts withRedFlags(List<String> others) {
        return new CaseFacts(caller, patient, symptoms, others, riskFactors, location, protocol, summary);
    }
}
