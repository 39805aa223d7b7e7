package ar.gob.buenosaires.vecino.triage;

import ar.gob.buenosaires.vecino.triage.RecordedCases.RecordedCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How cases of the past would have come out under another version. What it would have asked besides stays unknown. */
public final class DryRun {

    private DryRun() {}

    /**
     * A case that comes out otherwise.
     *
     * @param number in this report only, from 1 on: whoever writes a version must not learn what the person behind a ticket
     *     answered
     */
    public record Change(int number, Priority before, Priority after, boolean ticket, String rule) {}

    /**
     * All cases.
     *
     * @param before how many came out at each priority
     * @param after how many would have
     * @param changes those whose priority or ticket changes
     */
    public record Report(
            int cases, Map<Priority, Integer> before, Map<Priority, Integer> after, List<Change> changes) {}

    public static Report of(Protocol protocol, List<RecordedCase> cases) {
        Map<Priority, Integer> before = new EnumMap<>(Priority.class);
        Map<Priority, Integer> after = new EnumMap<>(Priority.class);
        List<Change> changes = new ArrayList<>();
        for (RecordedCase recorded : cases) {
            Step.Conclude end = conclude(protocol, recorded.answers());
            before.merge(recorded.priority(), 1, Integer::sum);
            after.merge(end.priority(), 1, Integer::sum);
            if (end.priority() != recorded.priority() || end.ticket() != recorded.ticket()) {
                changes.add(new Change(0, recorded.priority(), end.priority(), end.ticket(), end.rule()));
            }
        }
        return new Report(cases.size(), Map.copyOf(before), Map.copyOf(after), numbered(changes));
    }

    /** Not in the order of time, by which the reports of several versions could be joined to one person's answers. */
    private static List<Change> numbered(List<Change> changes) {
        changes.sort(Comparator.comparing(Change::before)
                .thenComparing(Change::after)
                .thenComparing(Change::rule)
                .thenComparing(Change::ticket));
        List<Change> numbered = new ArrayList<>();
        changes.forEach(change ->
                numbered.add(new Change(numbered.size() + 1, change.before, change.after, change.ticket, change.rule)));
        return List.copyOf(numbered);
    }

    private static Step.Conclude conclude(Protocol protocol, Answers recorded) {
        Answers answers = protocol.tell(Answers.NONE, recorded.facts());
        while (true) {
            switch (protocol.next(answers)) {
                case Step.Ask(Question question) -> answers = protocol.unknown(answers, question);
                case Step.Conclude end -> {
                    return end;
                }
            }
        }
    }
}
