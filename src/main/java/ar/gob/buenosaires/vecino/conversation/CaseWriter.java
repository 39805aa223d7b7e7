package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.emergency.CaseFacts;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Caller;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Patient;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Relationship;
import ar.gob.buenosaires.vecino.messaging.Address;
import ar.gob.buenosaires.vecino.messaging.Contacts;
import ar.gob.buenosaires.vecino.triage.Fact;
import ar.gob.buenosaires.vecino.triage.FactExtraction;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Protocols;
import ar.gob.buenosaires.vecino.triage.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes what a dialog knows as the facts of a case. */
@Component
class CaseWriter {

    /** What somebody wrote when danger was seen first, in quotation marks. */
    static final String CRY = "cry";

    static final double YEAR = 365.25;
    /** An age is told to the year, or it is a band and no age. */
    static final double ONE_YEAR = 367;

    private final Contacts contacts;
    private final Protocols protocols;
    private final Phrases phrases;
    private final FactExtraction extraction;

    CaseWriter(Contacts contacts, Protocols protocols, Phrases phrases, FactExtraction extraction) {
        this.extraction = extraction;
        this.contacts = contacts;
        this.protocols = protocols;
        this.phrases = phrases;
    }

    /** Whether residents can be called at the number that they write from. */
    boolean hidesNumber(Talk talk) {
        return phone(talk).isEmpty();
    }

    private Optional<String> phone(Talk talk) {
        return contacts.addresses(talk.contact()).stream()
                .filter(address -> address.kind() == Address.Kind.PHONE)
                .map(address -> "+" + address.value())
                .findFirst();
    }

    Optional<Protocol> protocol(Talk talk) {
        Talk.Version version = talk.subject().protocol();
        return version == null ? Optional.empty() : protocols.find(version.id(), version.version());
    }

    CaseFacts facts(Talk talk) {
        Known known = talk.known();
        Known.Reach reach = known.reach();
        Optional<Protocol> protocol = protocol(talk).or(protocols::active);
        Map<String, Told> told = known.answers().facts();
        Set<String> symptoms = new LinkedHashSet<>();
        List<String> risks = new ArrayList<>();
        List<String> words = new ArrayList<>();
        protocol.ifPresent(p -> p.facts().stream()
                .filter(fact -> isBad(fact, told.get(fact.id())))
                .forEach(fact -> {
                    words.add(word(fact, told.get(fact.id())));
                    switch (fact.role()) {
                        case SYMPTOM -> symptoms.add(slug(fact, told.get(fact.id())));
                        case RISK_FACTOR -> risks.add(fact.id());
                        case RED_FLAG, OTHER -> {}
                    }
                }));
        return new CaseFacts(
                new Caller(phone(talk).orElse(null), reach.name(), reach.callback(), reach.chatOnly()),
                patient(told, known.facts().get(Who.KIN)),
                List.copyOf(symptoms),
                flags(known),
                risks,
                reach.place(),
                protocol(talk)
                        .map(p -> new CaseFacts.Protocol(p.id(), p.version()))
                        .orElse(null),
                summary(talk, words));
    }

    private String summary(Talk talk, List<String> words) {
        List<String> parts = new ArrayList<>(words);
        if (parts.isEmpty()) {
            parts.add(phrases.say(talk.known().flags().isEmpty() ? "case.nothing" : "case.flag"));
        }
        Map<String, String> facts = talk.known().facts();
        if (facts.containsKey(CRY)) {
            parts.add(facts.get(CRY));
        }
        if (facts.containsKey(TriageStart.CHILD_WRITES)) {
            parts.add(phrases.say("case.child-writes"));
        }
        if ("yes".equals(facts.get("closed_institution")) && "yes".equals(facts.get("several_ill"))) {
            parts.add(phrases.say("case.outbreak"));
        }
        if (talk.known().reach().outside()) {
            parts.add(phrases.say("case.outside"));
        }
        String joined = String.join(", ", parts);
        return joined.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + joined.substring(1);
    }

    private static String word(Fact fact, @Nullable Told told) {
        boolean number = told instanceof Told.Between between && between.from() == between.to();
        return number ? fact.name() + " " + String.valueOf(told).replace('.', ',') : fact.name();
    }

    /** As tickets name it: a high temperature is a fever, felt or measured. */
    private static String slug(Fact fact, @Nullable Told told) {
        return switch (fact.id()) {
            case "felt_fever" -> "fever";
            case "temperature" -> {
                Double below = fact.worseBelow();
                boolean low = told instanceof Told.Between(double from, double to) && below != null && to <= below;
                yield low ? "low_temperature" : "fever";
            }
            default -> fact.id();
        };
    }

    /** Names of signs of danger, in one way whether they were written or tapped; the sign itself where it was told. */
    private static List<String> flags(Known known) {
        Set<String> named = new LinkedHashSet<>();
        String sign = known.facts().getOrDefault("danger_sign", "none");
        boolean told = !sign.equals("none") && !sign.contains("|");
        // "text" only says that others were written
        known.flags().stream()
                .filter(flag -> !flag.equals("text"))
                .forEach(flag -> named.add(flag.equals("danger") && told ? slug(sign) : slug(flag)));
        return List.copyOf(named);
    }

    private static String slug(String name) {
        return name.replace('_', '-');
    }

    /** Whether what was told may be other than the least severe. */
    static boolean isBad(Fact fact, @Nullable Told told) {
        return switch (told) {
            case null -> false;
            case Told.Values(Set<String> values) ->
                fact.ordered() && values.stream().noneMatch(fact.values().getFirst()::equals);
            case Told.Between(double from, double to) -> {
                Double above = fact.worseAbove();
                Double below = fact.worseBelow();
                yield (above != null && to > above && from >= above) || (below != null && from < below && to <= below);
            }
        };
    }

    private Patient patient(Map<String, Told> told, @Nullable String kin) {
        Relationship relationship = switch (String.valueOf(told.get("patient"))) {
            case "self" -> Relationship.SELF;
            case "child" -> Relationship.RELATIVE;
            case "other" -> extraction.isRelative(kin) ? Relationship.RELATIVE : Relationship.OTHER;
            default -> null;
        };
        Boolean pregnant = switch (String.valueOf(told.get("pregnant"))) {
            case "yes" -> Boolean.TRUE;
            case "no" -> Boolean.FALSE;
            default -> null;
        };
        Integer years = null;
        Integer days = null;
        if (told.get("age") instanceof Told.Between(double from, double to) && to - from < ONE_YEAR) {
            if (from < 2 * YEAR) {
                days = (int) from;
            } else {
                years = (int) Math.floor((from + 1) / YEAR);
            }
        }
        return new Patient(relationship, years, days, pregnant);
    }
}
