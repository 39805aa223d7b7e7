package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.emergency.TriageAnswers;
import ar.gob.buenosaires.vecino.triage.AnsweredQuestion;
import ar.gob.buenosaires.vecino.triage.AnsweredQuestion.Part;
import ar.gob.buenosaires.vecino.triage.Fact;
import ar.gob.buenosaires.vecino.triage.Protocols;
import ar.gob.buenosaires.vecino.triage.Told;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Writes what dialogs have learned as questions and answers. */
@Component
class CaseAnswers implements TriageAnswers {

    private static final double MONTH = 30.4375;

    private static final String LAST = """
            select known, protocol_id, protocol_version from triage_talk
            where ticket_id = ? and protocol_id is not null order by id desc limit 1
            """;

    private final JdbcClient jdbc;
    private final Talks talks;
    private final Protocols protocols;
    private final Phrases phrases;

    CaseAnswers(JdbcClient jdbc, Talks talks, Protocols protocols, Phrases phrases) {
        this.jdbc = jdbc;
        this.talks = talks;
        this.protocols = protocols;
        this.phrases = phrases;
    }

    @Override
    public List<Answer> of(UUID ticket) {
        return jdbc.sql(LAST).param(ticket).query((row, n) -> read(row)).list().stream()
                .flatMap(List::stream)
                .map(answered -> new Answer(answered.text(), words(answered)))
                .toList();
    }

    private List<AnsweredQuestion> read(ResultSet row) throws SQLException {
        Known known = talks.known(row.getBytes(1));
        return protocols
                .find(row.getString(2), row.getString(3))
                .map(protocol -> AnsweredQuestion.of(protocol, known.answers()))
                .orElse(List.of());
    }

    private String words(AnsweredQuestion answered) {
        if (answered.parts().isEmpty()) {
            return phrases.say("case.answer.unknown");
        }
        String option = answered.option();
        if (option != null) {
            List<String> exactly = answered.parts().stream()
                    .filter(part -> isExact(part.fact(), part.told()))
                    .map(part -> number(part.fact(), part.told()))
                    .toList();
            return exactly.isEmpty() ? option : option + " (" + String.join(", ", exactly) + ")";
        }
        List<String> words = new ArrayList<>();
        answered.parts().stream().filter(part -> !isLeast(part)).forEach(part -> words.add(words(part)));
        return words.isEmpty() ? phrases.say("case.answer.no") : String.join(", ", words);
    }

    private static boolean isLeast(Part part) {
        return part.told() instanceof Told.Values(Set<String> values)
                && values.equals(Set.of(part.fact().values().getFirst()));
    }

    private String words(Part part) {
        String title = part.title();
        if (title != null) {
            return title;
        }
        String name = part.fact().name();
        if (part.told() instanceof Told.Values) {
            String level = "case.answer.level." + part.told();
            return phrases.has(level) ? name + " " + phrases.say(level) : name;
        }
        return name + " " + number(part.fact(), part.told());
    }

    private static boolean isExact(Fact fact, Told told) {
        return told instanceof Told.Between(double from, double to)
                && (fact.kind() == Fact.Kind.AGE ? to - from < CaseWriter.ONE_YEAR : from == to);
    }

    private String number(Fact fact, Told told) {
        if (!(told instanceof Told.Between(double from, double to))) {
            throw new IllegalArgumentException(fact.id() + " is no number");
        }
        String least = one(fact, from);
        if (isExact(fact, told)) {
            return least;
        }
        return to >= fact.limits().to()
                ? phrases.say("case.answer.from", least)
                : phrases.say("case.answer.between", least, one(fact, to));
    }

    private String one(Fact fact, double number) {
        return one(phrases, fact.kind(), number);
    }

    /** A number in the words of its kind. */
    static String one(Phrases phrases, Fact.Kind kind, double number) {
        return switch (kind) {
            case AGE -> age(phrases, number);
            case DAYS_AGO -> daysAgo(phrases, (long) number);
            case DATE -> LocalDate.ofEpochDay((long) number).format(DateTimeFormatter.ofPattern("d/M/uuuu"));
            case NUMBER, LEVELS -> Told.number(number).toString().replace('.', ',');
        };
    }

    private static String daysAgo(Phrases phrases, long days) {
        if (days == 0) {
            return phrases.say("case.answer.today");
        }
        return days == 1
                ? phrases.say("case.answer.yesterday")
                : phrases.say("case.answer.days-ago", Long.toString(days));
    }

    private static String age(Phrases phrases, double days) {
        if (days >= 1 && days < 2) {
            return phrases.say("case.answer.day");
        }
        if (days < 2 * MONTH) {
            return phrases.say("case.answer.days", Long.toString((long) days));
        }
        return days < 2 * CaseWriter.YEAR
                ? phrases.say("case.answer.months", Long.toString((long) ((days + 1) / MONTH)))
                : phrases.say("case.answer.years", Long.toString((long) ((days + 1) / CaseWriter.YEAR)));
    }
}
