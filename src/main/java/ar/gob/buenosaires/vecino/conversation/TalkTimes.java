package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.Fact;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Step;
import ar.gob.buenosaires.vecino.triage.Told;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Until when a dialog waits for an answer, and whether what was told so far worries. */
@Component
class TalkTimes {

    /** Facts of every protocol that a doubt about breathing shows in. */
    private static final List<String> BREATHING = List.of("breathlessness", "danger", "oximeter");

    private final TalkSettings settings;

    TalkTimes(TalkSettings settings) {
        this.settings = settings;
    }

    /** Asked now: reminded once, and then given up. Never where somebody else may hold the phone. */
    Talk timed(Talk talk, Protocol protocol, Instant now) {
        if (talk.subject().discreet()) {
            return talk.due(null, null);
        }
        boolean breath = breathingInDoubt(talk, protocol);
        Duration remind = breath ? settings.remindBreathAfter() : settings.remindAfter();
        Duration lapse = breath ? settings.lapseBreathAfter() : settings.lapseAfter();
        return talk.due(now.plus(remind), now.plus(lapse));
    }

    private static boolean breathingInDoubt(Talk talk, Protocol protocol) {
        Answers answers = talk.known().answers();
        return BREATHING.stream()
                .anyMatch(id -> protocol.fact(id)
                        .filter(fact ->
                                CaseWriter.isBad(fact, answers.facts().get(id)) || isUnknown(id, answers, protocol))
                        .isPresent());
    }

    /** Somebody was asked and did not know. */
    private static boolean isUnknown(String fact, Answers answers, Protocol protocol) {
        return !answers.facts().containsKey(fact)
                && protocol.questions().stream()
                        .anyMatch(q ->
                                q.settles().contains(fact) && answers.asked().contains(q.id()));
    }

    /** Whether anything that was told, or not known, is worse than usual. */
    boolean worries(Talk talk, Protocol protocol) {
        Map<String, Told> told = talk.known().answers().facts();
        return breathingInDoubt(talk, protocol)
                || protocol.facts().stream()
                        .filter(fact -> fact.role() == Fact.Role.SYMPTOM || fact.role() == Fact.Role.RED_FLAG)
                        .anyMatch(fact -> CaseWriter.isBad(fact, told.get(fact.id())));
    }

    /** Where it leads when nothing more is told. */
    static Step.Conclude asItStands(Protocol protocol, Answers answers) {
        Answers silent = answers;
        Step step = protocol.next(silent);
        while (step instanceof Step.Ask(var question)) {
            silent = protocol.unknown(silent, question);
            step = protocol.next(silent);
        }
        return (Step.Conclude) step;
    }
}
