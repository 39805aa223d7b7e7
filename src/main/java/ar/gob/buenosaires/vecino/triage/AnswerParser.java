package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.triage.Question.Option;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Reads typed answers to a question. Needs nothing but data that ships in the jar, and never throws. */
@Component
public class AnswerParser {

    private static final Pattern BELOW_ZERO = Pattern.compile("(^|\\s)[-\u2212\u2013]\\s?\\d");

    private static final Pattern SURELY_NO_SE = Pattern.compile("(?iu)(^|\\s)no\\s+(sé|se\\s*[,.;:!?…\\n])");
    private static final Pattern STOPS_AFTER_NO = Pattern.compile("(?iu)(^|\\s)no+\\s*[,.;:!\\n]");
    /** Ids of the options that say that nothing is wrong. */
    private static final Set<String> DENIALS = Set.of("no", "none");

    private static final String ALL_WELL = "ok";

    private static final Words YES = Words.of("sí");
    private static final Words NO = Words.of("no");
    private static final Words NO_SE = Words.of("no sé");
    private static final Comparator<Hit> BEST =
            Comparator.comparingInt(Hit::words).thenComparing(Hit::own).thenComparing(Hit::worse);

    private final AnswerWords data = new AnswerWords();
    private final InstantSource clock;
    private final TemperatureWords temperatures;
    private final AgeWords ages;
    private final DayWords days;
    private final NamedFacts symptoms;
    private final NamedFacts risks;
    private final List<Words> yes;
    private final List<Words> no;
    private final List<Words> unknown;
    private final Negations negations;
    private final List<Words> besideNo;
    private final List<Words> afterNoSe;

    AnswerParser(InstantSource clock) {
        this.clock = clock;
        Numerals numerals = new Numerals(data);
        negations = new Negations(data);
        temperatures = new TemperatureWords(data, numerals, negations);
        ages = new AgeWords(data, numerals);
        days = new DayWords(data, numerals);
        symptoms = new NamedFacts(data, "symptoms", negations);
        risks = new NamedFacts(data, "risk", negations);
        yes = data.phrases("yes");
        no = data.phrases("no");
        unknown = data.phrases("unknown");
        besideNo = data.phrases("beside_no");
        afterNoSe = data.phrases("after_no_se");
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
    }

    /** What the text tells as an answer to the question. */
    public ParsedAnswer parse(Protocol protocol, Question question, String text) {
        Words words = data.read(text);
        Optional<Parsing> parsing = Optional.ofNullable(question.parse()).flatMap(Parsing::of);
        Optional<ParsedAnswer> numbered =
                parsing.filter(AnswerParser::isNumber).isPresent() ? Optional.empty() : number(question, words);
        return numbered.or(() -> exact(question, words))
                .or(() -> parsing.flatMap(kind -> parse(protocol, question, kind, text, words)))
                .or(() -> option(question, words, parsing.isPresent(), denials(text, words)))
                .orElse(new ParsedAnswer.Unclear());
    }

    private static boolean isNumber(Parsing kind) {
        return kind == Parsing.TEMPERATURE || kind == Parsing.DAYS || kind == Parsing.AGE;
    }

    /** "2" is the second option. */
    private static Optional<ParsedAnswer> number(Question question, Words words) {
        if (words.size() == 1 && words.at(0).matches("\\d{1,2}")) {
            int index = Integer.parseInt(words.at(0)) - 1;
            return index >= 0 && index < question.options().size()
                    ? Optional.of(new ParsedAnswer.Chosen(
                            question.options().get(index).id()))
                    : Optional.of(new ParsedAnswer.Unclear());
        }
        return Optional.empty();
    }

    private Optional<ParsedAnswer> exact(Question question, Words words) {
        Optional<ParsedAnswer> option = question.options().stream()
                .filter(one -> ownWords(one).contains(words))
                .findFirst()
                .map(one -> new ParsedAnswer.Chosen(one.id()));
        return option.isPresent() || !unknown.contains(words) ? option : Optional.of(new ParsedAnswer.Unknown());
    }

    private List<Words> ownWords(Option option) {
        List<Words> phrases = new ArrayList<>();
        option.words().forEach(word -> phrases.add(data.read(word)));
        phrases.add(data.read(option.title()));
        return phrases;
    }

    private Optional<ParsedAnswer> parse(Protocol protocol, Question question, Parsing kind, String text, Words words) {
        return switch (kind) {
            case TEMPERATURE ->
                BELOW_ZERO.matcher(text).find()
                        ? Optional.of(new ParsedAnswer.OutOfRange("temperature"))
                        : temperature(protocol, question, words);
            case AGE ->
                BELOW_ZERO.matcher(text).find()
                        ? Optional.of(new ParsedAnswer.OutOfRange("age"))
                        : age(protocol, question, words);
            case DAYS ->
                days.answer(text, words, today()).map(told -> checked(protocol, question, Fact.Kind.NUMBER, told));
            case SYMPTOMS -> named(question, symptoms.find(words));
            case RISK -> named(question, risks.find(words));
            case YES_NO -> Optional.empty();
        };
    }

    private Optional<ParsedAnswer> temperature(Protocol protocol, Question question, Words words) {
        OptionalDouble degrees = temperatures.answer(words);
        if (degrees.isPresent()) {
            ParsedAnswer parsed = checked(protocol, question, Fact.Kind.NUMBER, Told.exactly(degrees.getAsDouble()));
            return Optional.of(
                    parsed instanceof ParsedAnswer.Understood(Map<String, Told> facts)
                            ? new ParsedAnswer.Understood(withLeast(protocol, question, facts, List.of("felt_fever")))
                            : parsed);
        }
        return switch (temperatures.felt(words)) {
            case TRUE -> question.option("felt").map(option -> new ParsedAnswer.Chosen(option.id()));
            case FALSE -> question.option("no").map(option -> new ParsedAnswer.Chosen(option.id()));
            case UNKNOWN -> Optional.empty();
        };
    }

    private Optional<ParsedAnswer> age(Protocol protocol, Question question, Words words) {
        return ages.answer(words).map(told -> {
            ParsedAnswer parsed = checked(protocol, question, Fact.Kind.AGE, told);
            return parsed instanceof ParsedAnswer.Understood(Map<String, Told> facts)
                    ? new ParsedAnswer.Understood(withLeast(protocol, question, facts, List.of("several_ill")))
                    : parsed;
        });
    }

    /** What goes without saying once the question is answered with a number. */
    private static Map<String, Told> withLeast(
            Protocol protocol, Question question, Map<String, Told> facts, List<String> others) {
        Map<String, Told> all = new HashMap<>(facts);
        others.stream()
                .filter(question.settles()::contains)
                .flatMap(id -> protocol.fact(id).stream())
                .forEach(fact -> all.put(fact.id(), Told.value(fact.values().getFirst())));
        return all;
    }

    private static ParsedAnswer checked(Protocol protocol, Question question, Fact.Kind kind, Told.Between told) {
        Fact fact = question.settles().stream()
                .flatMap(id -> protocol.fact(id).stream())
                .filter(settled -> settled.isNumber() && (settled.kind() == kind || kind == Fact.Kind.NUMBER))
                .findFirst()
                .orElse(null);
        if (fact == null) {
            return new ParsedAnswer.Unclear();
        }
        return fact.limits().allow(told.from()) && told.from() <= fact.limits().to()
                ? new ParsedAnswer.Understood(Map.of(fact.id(), told))
                : new ParsedAnswer.OutOfRange(fact.id());
    }

    /** Who names one symptom to the question for them does not have the others. */
    private static Optional<ParsedAnswer> named(Question question, Map<String, Boolean> found) {
        Map<String, Told> facts = new HashMap<>();
        if (found.containsValue(true)) {
            question.settles().forEach(fact -> facts.put(fact, Told.value("no")));
        }
        found.forEach((fact, there) -> {
            if (question.settles().contains(fact)) {
                facts.put(fact, Told.value(there ? "yes" : "no"));
            }
        });
        return found.containsValue(true) ? Optional.of(new ParsedAnswer.Understood(facts)) : Optional.empty();
    }

    /** How well a phrase fits: longer, then the option's own words, then what is worse. */
    private record Hit(int words, boolean own, boolean worse, ParsedAnswer answer) {}

    /**
     * What "no" and "no se" mean in a text.
     *
     * @param rest the text without a "no" that a comma or the like follows, which denies nothing behind it
     * @param no an answer, and not the beginning of what is wrong ("no para de vomitar")
     * @param noSe "no sé", and not the beginning of what is wrong ("no se levanta")
     */
    private record Denials(Words rest, boolean no, boolean noSe) {}

    private Denials denials(String text, Words words) {
        Words rest = data.read(STOPS_AFTER_NO.matcher(text).replaceAll(" "));
        boolean stops = rest.size() < words.size();
        boolean nothingElse =
                words.words().stream().map(Words::of).allMatch(word -> besideNo.contains(word) || no.contains(word));
        return new Denials(rest, stops || nothingElse, isNoSe(text, words));
    }

    private boolean isNoSe(String text, Words words) {
        int at = words.find(NO_SE, 0);
        String next = words.at(at + NO_SE.size());
        return at < 0 || next.isEmpty() || SURELY_NO_SE.matcher(text).find() || afterNoSe.contains(Words.of(next));
    }

    /** The longest phrase decides; of two of the same length what is worse. */
    private Optional<ParsedAnswer> option(Question question, Words text, boolean general, Denials denials) {
        List<Hit> hits = new ArrayList<>();
        boolean yesIsSaid = question.options().stream()
                .anyMatch(
                        option -> option.id().equals("yes") || ownWords(option).contains(YES));
        for (Option option : question.options()) {
            ParsedAnswer chosen = new ParsedAnswer.Chosen(option.id());
            boolean allWell = DENIALS.contains(option.id());
            boolean worse = !allWell && !option.id().equals(ALL_WELL);
            List<Words> all = ownWords(option);
            boolean denies = option.id().equals("no") || all.contains(NO);
            boolean affirms = yesIsSaid
                    ? option.id().equals("yes") || all.contains(YES)
                    : data.read(option.title()).at(0).equals("si");
            Predicate<Words> counts =
                    allWell ? phrase -> denials.no() || phrase.size() > 1 : phrase -> !isDenied(denials.rest(), phrase);
            hit(text, only(all, counts), true, worse, chosen, hits);
            if (option.id().equals("yes") && question.option("no").isPresent()) {
                hit(text, only(all, counts.negate()), true, false, new ParsedAnswer.Chosen("no"), hits);
            }
            if (general && affirms) {
                hit(text, only(yes, counts), false, worse, chosen, hits);
            }
            if (general && denies) {
                hit(text, only(no, counts), false, worse, chosen, hits);
            }
        }
        Predicate<Words> meant = phrase -> denials.noSe() || !phrase.equals(NO_SE);
        hit(text, only(unknown, meant), false, false, new ParsedAnswer.Unknown(), hits);
        return hits.stream().max(BEST).map(Hit::answer);
    }

    private boolean isDenied(Words text, Words phrase) {
        int at = text.find(phrase, 0);
        return at > 0 && negations.deny(text, at);
    }

    private static List<Words> only(List<Words> phrases, Predicate<Words> which) {
        return phrases.stream().filter(which).toList();
    }

    private static void hit(
            Words text, List<Words> phrases, boolean own, boolean worse, ParsedAnswer answer, List<Hit> hits) {
        phrases.stream()
                .filter(phrase -> text.find(phrase, 0) >= 0)
                .forEach(phrase -> hits.add(new Hit(phrase.size(), own, worse, answer)));
    }

    AnswerWords data() {
        return data;
    }

    TemperatureWords temperatures() {
        return temperatures;
    }

    AgeWords ages() {
        return ages;
    }

    DayWords days() {
        return days;
    }

    NamedFacts symptoms() {
        return symptoms;
    }

    NamedFacts risks() {
        return risks;
    }
}
