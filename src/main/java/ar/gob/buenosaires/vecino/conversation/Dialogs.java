package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.TalkWords.Command;
import ar.gob.buenosaires.vecino.conversation.TalkWords.Hint;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Protocols;
import ar.gob.buenosaires.vecino.triage.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** What an open dialog makes of a message: an answer, a wish about the dialog itself, or something else in between. */
@Component
class Dialogs {

    /** Replies of the router that answer something else than what was asked. */
    private static final Set<String> ASIDE = Set.of("answer", "elsewhere", "menu");

    private static final Set<String> ASIDE_INTENTS = Set.of("human", "privacy");
    private static final String CANCELS = "emergency-cancel";
    /** So many words are hardly about two things. */
    private static final int SHORT = 3;

    private final Triages triages;
    private final Triages.Desk desk;
    private final TriageStart start;
    private final Steps steps;
    private final Typed typed;

    /** How typed words are read. */
    @Component
    record Typed(
            QuestionAnswers answers, TalkWords words, Protocols protocols, CaseWriter cases, Whereabouts whereabouts) {}

    Dialogs(Triages triages, Triages.Desk desk, TriageStart start, Steps steps, Typed typed) {
        this.triages = triages;
        this.desk = desk;
        this.start = start;
        this.steps = steps;
        this.typed = typed;
    }

    Reply goOn(IncomingMessage message, Talk before, Supplier<Decision> routed) {
        Talk talk = before.heard(message.sentAt());
        Optional<Question> question = question(talk);
        if (question.isPresent() && typed.protocols.active().isEmpty()) {
            return switchedOff(talk);
        }
        return switch (message.content()) {
            case Content.Location pin -> typed.whereabouts.pin(talk, pin);
            case Content.ContactCards cards
            when !cards.phones().isEmpty() -> steps.number(talk, cards.phones().getFirst());
            case Content.Choice choice -> tapped(message, talk, choice, routed);
            case Content.VoiceNote voice -> repeat(talk, "voice", desk.phrases().say("say.voice"));
            case Content content -> {
                String text = content.text().orElse("").strip();
                yield text.isEmpty() ? aside(talk, routed.get()) : typed(message, talk, text, routed);
            }
        };
    }

    /** Whether a few words are nothing but an answer to the question that waits, or to one that would come. */
    boolean isAnswer(IncomingMessage message, Talk talk) {
        String text = message.content().text().orElse("");
        return PlainText.of(text).words().size() <= SHORT
                && question(talk)
                        .flatMap(question -> typed.cases
                                .protocol(talk)
                                .map(p -> typed.answers.read(
                                        p, question, talk.known().answers(), text)))
                        .filter(read -> read.settled() || read.unknown() || read.aside())
                        .isPresent();
    }

    private Optional<Question> question(Talk talk) {
        String step = talk.at().waitsFor();
        return step == null
                ? Optional.empty()
                : typed.cases.protocol(talk).flatMap(protocol -> protocol.question(step));
    }

    private Reply tapped(IncomingMessage message, Talk talk, Content.Choice choice, Supplier<Decision> routed) {
        if (!(ReplyId.read(choice.id()) instanceof ReplyId.Triage(long id, String asked, String option))) {
            return aside(talk, routed.get());
        }
        if (id != talk.id()) {
            return repeat(talk, "button-old", desk.phrases().say("say.old-button"));
        }
        if (asked.equals("@resume")) {
            return option.equals("yes") ? resume(talk) : restart(message, talk);
        }
        if (asked.startsWith("@")) {
            return talk.waitsFor(asked) ? steps.chosen(message, talk, option) : repeat(talk, "button-old", "");
        }
        // also of an earlier question: of two answers the worse one stays
        return typed.cases
                .protocol(talk)
                .flatMap(protocol -> protocol.question(asked)
                        .filter(question -> question.option(option).isPresent())
                        .map(question -> answered(
                                talk,
                                protocol,
                                question,
                                protocol.answer(talk.known().answers(), question, option),
                                "")))
                .orElseGet(() -> repeat(talk, "button-old", desk.phrases().say("say.old-button")));
    }

    private Reply answered(Talk talk, Protocol protocol, Question question, Answers answers, String line) {
        Known known = talk.known().with(answers).answered(question.id());
        Talk more = talk.knowing(known);
        boolean current = question.id().equals(talk.at().waitsFor());
        return !current && talk.at().waitsFor() != null && question(talk).isEmpty()
                ? late(more, protocol)
                : triages.advance(more, protocol, line);
    }

    /** An old answer after the outcome: it may make the case worse, and what is waited for is asked again. */
    private Reply late(Talk talk, Protocol protocol) {
        boolean told = steps.raise(talk, protocol);
        Talk kept = desk.talks().keep(talk, null, desk.clock().instant());
        return new Reply(desk.asking().next(kept, "").stream().toList(), "triage", told, null);
    }

    private Reply typed(IncomingMessage message, Talk talk, String text, Supplier<Decision> routed) {
        Optional<Command> command = typed.words.command(text);
        if (talk.state() == Talk.State.PAUSED) {
            return rested(message, talk, command, routed);
        }
        if (command.isPresent() && command.get() != Command.REFUSE) {
            return steer(message, talk, command.get());
        }
        if (typed.words.hints(Hint.DISSENT, text)) {
            return talk.ticket() == null ? refused(talk) : steps.askWithdrawal(talk);
        }
        if (talk.ticket() != null && !talk.waitsFor(Talk.WITHDRAW)) {
            Optional<Reply> waits = typed.words.hints(Hint.GOES_ON, text) ? steps.waits(talk) : Optional.empty();
            if (waits.isPresent()) {
                return waits.get();
            }
            if (CANCELS.equals(routed.get().intent())) {
                return steps.askWithdrawal(talk);
            }
        }
        if (typed.words.hints(Hint.ADVICE, text)) {
            return repeat(talk, "no-advice", desk.phrases().say("say.no-advice"));
        }
        Optional<Question> question = question(talk);
        return question.isPresent()
                ? answer(talk, question.get(), text, routed)
                : steps.typed(message, talk, text, routed).orElseGet(() -> aside(talk, routed.get()));
    }

    private Reply answer(Talk talk, Question question, String text, Supplier<Decision> routed) {
        Protocol protocol = typed.cases.protocol(talk).orElseThrow();
        QuestionAnswers.Read read =
                typed.answers.read(protocol, question, talk.known().answers(), text);
        boolean doubtful =
                read.unclear() || (read.loose() && PlainText.of(text).words().size() > SHORT);
        if (doubtful && isAside(routed.get())) {
            return aside(talk, routed.get());
        }
        if (read.aside()) {
            return triages.advance(talk.knowing(talk.known().with(read.answers())), protocol, read.sentence());
        }
        if (read.settled() || talk.at().tries() > 0) {
            String line = read.settled() ? read.sentence() : desk.phrases().say("say.goes-on");
            Answers answers = read.settled() ? read.answers() : protocol.unknown(read.answers(), question);
            return answered(talk, protocol, question, answers, line);
        }
        String line = desk.phrases().say(read.outOfRange() ? "say.out-of-range" : "say.not-understood");
        return triages.ask(talk.knowing(talk.known().with(read.answers())).again(), protocol, line);
    }

    private static boolean isAside(Decision decision) {
        return ASIDE.contains(decision.reason())
                || (decision.intent() != null && ASIDE_INTENTS.contains(decision.intent()));
    }

    /** The answer to something else, and then what is waited for once more. */
    private Reply aside(Talk talk, Decision decision) {
        if (!decision.isUnderstood() && talk.at().waitsFor() != null) {
            return repeat(talk, "triage", desk.phrases().say("say.not-understood"));
        }
        Reply repeated = repeat(talk, "triage", "");
        List<OutgoingMessage> all = new ArrayList<>();
        all.add(decision.bubble());
        all.addAll(repeated.bubbles());
        return new Reply(all, decision.reason(), false, decision);
    }

    private Reply repeat(Talk talk, String reason, String line) {
        Optional<Protocol> protocol =
                typed.cases.protocol(talk).filter(p -> question(talk).isPresent());
        if (protocol.isPresent()) {
            Reply asked = triages.ask(talk.in(Talk.State.OPEN), protocol.get(), line);
            return new Reply(asked.bubbles(), reason, asked.escalated(), null);
        }
        Talk kept = desk.talks().keep(talk, null, desk.clock().instant());
        List<OutgoingMessage> asked =
                desk.asking().next(kept, Asking.above(line)).stream().toList();
        return new Reply(asked.isEmpty() && !line.isBlank() ? List.of(Triages.text(line)) : asked, reason, false, null);
    }

    /** After a pause: what is asked of the City is answered, anything else is asked whether to go on. */
    private Reply rested(IncomingMessage message, Talk talk, Optional<Command> command, Supplier<Decision> routed) {
        return switch (command.orElse(Command.REFUSE)) {
            case RESUME, CORRECT -> resume(talk);
            case RESTART -> restart(message, talk);
            case CANCEL -> cancel(talk);
            case PAUSE, REFUSE -> {
                Talk kept = desk.talks().keep(talk, null, desk.clock().instant());
                Decision other = routed.get();
                yield isAside(other)
                        ? new Reply(List.of(other.bubble()), other.reason(), false, other)
                        : new Reply(List.of(desk.asking().resume(kept)), "triage", false, null);
            }
        };
    }

    private Reply steer(IncomingMessage message, Talk talk, Command command) {
        return switch (command) {
            case CORRECT -> correct(talk);
            case RESUME -> repeat(talk, "triage", "");
            case RESTART -> restart(message, talk);
            case CANCEL -> talk.ticket() == null ? cancel(talk) : steps.askWithdrawal(talk);
            case PAUSE, REFUSE -> {
                // what worries still becomes a ticket when the time is over
                desk.talks()
                        .keep(
                                talk.in(Talk.State.PAUSED)
                                        .due(null, talk.timers().dueAt()),
                                null,
                                desk.clock().instant());
                yield new Reply(List.of(Triages.text(desk.phrases().say("say.paused"))), "triage", false, null);
            }
        };
    }

    private Reply resume(Talk talk) {
        return repeat(talk.in(Talk.State.OPEN), "triage", "");
    }

    private Reply restart(IncomingMessage message, Talk talk) {
        desk.metrics().count("cancelled");
        Talk.Subject subject = talk.subject();
        triages.close(talk, "cancelled", List.of(), false);
        return start.begin(message, subject.patientRef(), talk.known().reach()).orElseGet(() -> switchedOff(talk));
    }

    private Reply cancel(Talk talk) {
        desk.metrics().count("cancelled");
        return triages.close(
                talk, "cancelled", List.of(Triages.text(desk.phrases().say("say.cancelled"))), false);
    }

    /** Without consent nothing goes to SAME, and what was told is forgotten. */
    private Reply refused(Talk talk) {
        desk.metrics().count("refused");
        Talk forgotten = talk.knowing(Known.NOTHING);
        return triages.close(
                forgotten, "refused", List.of(Triages.text(desk.phrases().say("say.refused"))), false);
    }

    private Reply switchedOff(Talk talk) {
        desk.metrics().count("off");
        return triages.close(talk, "off", List.of(Triages.text(desk.phrases().say("say.symptoms"))), false);
    }

    /** The last answer is taken back and asked anew; a ticket keeps its level. */
    private Reply correct(Talk talk) {
        Optional<Protocol> protocol = typed.cases.protocol(talk);
        List<String> trail = talk.known().trail();
        if (protocol.isEmpty() || trail.isEmpty()) {
            return repeat(talk, "triage", "");
        }
        Optional<Question> last = protocol.get().question(trail.getLast());
        return last.map(question -> {
                    Known known = talk.known().withoutLast();
                    Answers less = protocol.get().forget(known.answers(), question);
                    Talk back = talk.knowing(known.with(less)).waiting(question.id());
                    return triages.ask(back, protocol.get(), desk.phrases().say("say.corrected"));
                })
                .orElseGet(() -> repeat(talk, "triage", ""));
    }
}
