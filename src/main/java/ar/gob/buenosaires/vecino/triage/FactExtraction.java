package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.Numerals.Found;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes what a first message tells, so that it is not asked again. */
@Component
public class FactExtraction {

    /**
     * What was understood.
     *
     * @param sentence "Entendí: …"; blank where nothing was
     */
    public record Extracted(Map<String, Told> facts, String sentence) {
        public Extracted {
            facts = Map.copyOf(facts);
        }
    }

    private static final Pattern ANSWERED_NO = Pattern.compile("(?iu)(?<=^|\\s)no\\s*,");

    private final AnswerParser parser;
    private final AnswerWords data;
    private final List<Words> oximeter;
    private final List<Words> travel;
    private final List<Words> abroad;
    private final List<Words> pregnant;
    private final List<Words> several;
    private final List<Words> institution;
    private final List<Words> severalOf;
    private final List<Words> worsening;
    private final List<Words> vaccine;
    private final List<Words> feverOver;
    private final Map<String, List<Words>> who;
    private final Map<String, List<Words>> kin;
    private final List<Words> noRelatives;
    private final Numerals numerals;
    private final Negations negations;

    FactExtraction(AnswerParser parser) {
        this.parser = parser;
        data = parser.data();
        oximeter = data.phrases("oximeter");
        travel = data.phrases("travel");
        abroad = data.phrases("abroad");
        pregnant = data.phrases("pregnant");
        several = data.phrases("several");
        institution = data.phrases("closed_institution");
        severalOf = data.phrases("several_of");
        worsening = data.phrases("worsening");
        vaccine = data.phrases("vaccine");
        feverOver = data.phrases("fever_over");
        who = data.phrasesBy("who");
        kin = data.phrasesBy("kin");
        noRelatives = data.phrases("no_relatives");
        numerals = new Numerals(data);
        negations = new Negations(data);
    }

    public Extracted extract(Protocol protocol, String text) {
        return extract(protocol, text, Map.of());
    }

    /** The same of a later message; {@code before} is what was told already: "desde ayer" goes on about a fever. */
    public Extracted extract(Protocol protocol, String text, Map<String, Told> before) {
        // "no, tengo tos" denies something else
        Words words = data.read(ANSWERED_NO.matcher(text).replaceAll(" "));
        Map<String, Told> told = new LinkedHashMap<>();
        Optional<String> patient = who(words);
        patient.ifPresent(one -> told.put("patient", Told.value(one)));
        boolean ofAnother = patient.filter(one -> !one.equals("self")).isPresent();
        parser.ages().mentioned(words, ofAnother).ifPresent(age -> told.put("age", age));
        if (!data.read(text).has(feverOver)) {
            fever(protocol, words, told);
        }
        oximeter(words).ifPresent(percent -> told.put("oximeter", Told.number(percent)));
        parser.symptoms().find(words).forEach((fact, there) -> told.put(fact, Told.value(there ? "yes" : "no")));
        parser.risks().find(words).forEach((fact, there) -> told.put(fact, Told.value(there ? "yes" : "no")));
        if (told.containsKey("felt_fever") || told.containsKey("temperature") || hasFever(before)) {
            parser.days()
                    .mentioned(text, words, parser.today())
                    .filter(days -> days.from() >= 0)
                    .ifPresent(days -> told.put("fever_days", days));
        }
        yes(words, pregnant, "pregnant", told);
        yes(words, several, "several_ill", told);
        yes(words, worsening, "relapse", told);
        yes(words, vaccine, "vaccine", told);
        if (countsSeveral(words)) {
            told.put("several_ill", Told.value("yes"));
        }
        yes(words, institution, "closed_institution", told);
        if (words.has(travel) && words.has(abroad)) {
            told.put("travel", Told.value("yes"));
        }
        Map<String, Told> known = new LinkedHashMap<>();
        told.forEach((id, value) ->
                protocol.fact(id).filter(fact -> allowed(fact, value)).ifPresent(fact -> known.put(id, value)));
        return new Extracted(known, sentence(protocol, known));
    }

    private static boolean hasFever(Map<String, Told> before) {
        return before.containsKey("temperature") || Told.value("yes").equals(before.get("felt_fever"));
    }

    /** "seis abuelos" */
    private boolean countsSeveral(Words words) {
        return numerals.find(words).stream()
                .filter(number -> number.value() > 1)
                .anyMatch(number -> severalOf.stream().anyMatch(people -> words.matches(number.end(), people)));
    }

    /** Who exactly is ill, e.g. {@code mother}; empty where nobody is named, or several are. */
    public Optional<String> kin(String text) {
        Words words = data.read(text);
        List<String> named = kin.entrySet().stream()
                .filter(entry -> words.has(entry.getValue()))
                .map(Map.Entry::getKey)
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    /** Whether who exactly is ill, of {@link #kin}, is a relative of who writes. */
    public boolean isRelative(@Nullable String named) {
        return named != null && !data.read(named).has(noRelatives);
    }

    /** The age in days of who writes about somebody else: "tengo 9 y mi mamá no se despierta". */
    public Optional<Told.Between> writerAge(String text) {
        Words words = data.read(text);
        return who(words)
                .filter(patient -> !patient.equals("self"))
                .flatMap(patient -> parser.ages().own(words));
    }

    private Optional<String> who(Words words) {
        for (String patient : List.of("child", "other", "self")) {
            if (words.has(who.getOrDefault(patient, List.of()))) {
                return Optional.of(patient);
            }
        }
        return Optional.empty();
    }

    private void fever(Protocol protocol, Words words, Map<String, Told> told) {
        parser.temperatures()
                .mentioned(words)
                .ifPresentOrElse(
                        degrees -> {
                            told.put("temperature", Told.number(degrees));
                            told.put("felt_fever", Told.value("no"));
                        },
                        () -> {
                            switch (parser.temperatures().felt(words)) {
                                case TRUE -> told.putAll(option(protocol, "felt"));
                                case FALSE -> told.putAll(option(protocol, "no"));
                                case UNKNOWN -> {}
                            }
                        });
    }

    /** Fever without a number tells what the option of the same meaning tells. */
    private static Map<String, Told> option(Protocol protocol, String option) {
        return protocol.question("fever")
                .flatMap(question -> question.option(option))
                .map(Question.Option::sets)
                .orElse(Map.of());
    }

    /** Never the pulse, which may stand beside it. */
    private Optional<Double> oximeter(Words words) {
        for (Words name : oximeter) {
            int at = words.find(name, 0);
            for (Found number : at < 0 ? List.<Found>of() : numerals.find(words)) {
                if (number.begin() >= at - 3 && number.begin() <= at + 3 && number.value() <= 100) {
                    return Optional.of(number.value());
                }
            }
        }
        return Optional.empty();
    }

    private void yes(Words words, List<Words> phrases, String fact, Map<String, Told> told) {
        for (Words phrase : phrases) {
            int at = words.find(phrase, 0);
            if (at >= 0) {
                told.put(fact, Told.value(negations.deny(words, at) ? "no" : "yes"));
            }
        }
    }

    private static boolean allowed(Fact fact, Told told) {
        return switch (told) {
            case Told.Between(double from, double to) ->
                fact.isNumber() && fact.limits().allow(from);
            case Told.Values values -> fact.values().containsAll(values.values());
        };
    }

    private String sentence(Protocol protocol, Map<String, Told> facts) {
        List<String> parts = new ArrayList<>();
        facts.forEach((id, told) -> {
            String part = say(protocol, id, told, facts);
            if (!part.isEmpty()) {
                parts.add(part);
            }
        });
        return parts.isEmpty() ? "" : data.say("begin") + " " + String.join(", ", parts) + ".";
    }

    private String say(Protocol protocol, String id, Told told, Map<String, Told> facts) {
        return switch (id) {
            case "patient" -> told.toString().equals("self") ? "" : data.say(told.toString());
            case "age" -> told instanceof Told.Between age ? age(age) : "";
            case "fever_days" -> since(told);
            case "temperature", "oximeter" -> measured(id, told);
            case "felt_fever" ->
                measured("temperature", facts.get("temperature")).isEmpty() ? named(protocol, id, told) : "";
            default -> named(protocol, id, told);
        };
    }

    private String measured(String id, @Nullable Told told) {
        return told instanceof Told.Between number && number.from() == number.to()
                ? data.say(id).replace("{0}", told.toString().replace('.', ','))
                : "";
    }

    private String since(Told told) {
        if (told.equals(Told.number(0)) || told.equals(Told.number(1))) {
            return data.say(told.equals(Told.number(0)) ? "since_today" : "since_yesterday");
        }
        return told instanceof Told.Between days && days.from() == days.to()
                ? data.say("fever_days").replace("{0}", days.toString())
                : "";
    }

    private String named(Protocol protocol, String id, Told told) {
        String name = protocol.fact(id).map(Fact::name).orElse("");
        return told.equals(Told.value("no")) ? data.say("without").replace("{0}", name) : name;
    }

    /** In years from two on, in days up to two months. */
    private String age(Told.Between age) {
        double months = age.to() / Quantity.days(1, "month");
        if (months < 2) {
            return data.say("age_days").replace("{0}", Told.exactly(age.from()).toString());
        }
        String unit = months < 24 ? "month" : "year";
        int count = 0;
        while (Quantity.days(count + 1, unit) <= age.from()) {
            count++;
        }
        return data.say("age_" + unit + "s").replace("{0}", Integer.toString(count));
    }
}
