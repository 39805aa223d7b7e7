package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.messaging.Limits;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.LocationRequest;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Menu;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.PhoneRequest;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Section;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Text;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Question;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The bubbles that ask something; each of them says how to reach 107. */
@Component
class Asking {

    private final Phrases phrases;
    private final CaseWriter cases;

    Asking(Phrases phrases, CaseWriter cases) {
        this.phrases = phrases;
        this.cases = cases;
    }

    /** What the dialog waits for, asked with something said in front; empty where it waits for nothing. */
    Optional<OutgoingMessage> next(Talk talk, String before) {
        String step = talk.at().waitsFor();
        return Optional.ofNullable(step)
                .flatMap(waits -> cases.protocol(talk)
                        .flatMap(protocol -> protocol.question(waits))
                        .map(question -> question(talk, question, before))
                        .or(() -> step(talk, waits, before)));
    }

    private OutgoingMessage question(Talk talk, Question question, String before) {
        boolean other = !talk.known().facts().getOrDefault("patient", "self").equals("self");
        String first = other ? question.textForOther() : question.text();
        String body = before + (talk.at().tries() == 0 ? first : question.again());
        String list = question.listButton();
        return list == null
                ? buttons(talk, body, question)
                : new Menu(
                        Fit.into(Limits.TEXT, body),
                        phrases.say("say.footer"),
                        list,
                        List.of(new Section(
                                null,
                                question.options().stream()
                                        .map(option -> new Row(
                                                ReplyId.triage(talk.id(), question.id(), option.id()),
                                                option.title(),
                                                option.description()))
                                        .toList())));
    }

    private Buttons buttons(Talk talk, String body, Question question) {
        return new Buttons(
                Fit.into(Limits.BODY, body),
                phrases.say("say.footer"),
                question.options().stream()
                        .map(option ->
                                new Button(ReplyId.triage(talk.id(), question.id(), option.id()), option.title()))
                        .toList());
    }

    private Optional<OutgoingMessage> step(Talk talk, String step, String before) {
        return switch (step) {
            case Talk.LOCATION -> Optional.of(new LocationRequest(before + phrases.say(location(talk))));
            case Talk.NOW -> Optional.of(choices(talk, step, before + phrases.say("say.ask.now"), "yes", "no"));
            case Talk.WHICH ->
                Optional.of(choices(talk, step, before + phrases.say("say.ask.which"), "pin", "address"));
            case Talk.CODE -> Optional.of(new Text(before + phrases.say("say.ask.code")));
            case Talk.AREA -> Optional.of(new Text(before + phrases.say("say.ask.area")));
            case Talk.NUMBER -> Optional.of(new Text(before + phrases.say("say.ask.number")));
            case Talk.CALLBACK ->
                Optional.of(
                        cases.hidesNumber(talk)
                                ? new PhoneRequest(before + phrases.say("say.ask.phone"))
                                : choices(
                                        talk, step, before + phrases.say("say.ask.callback"), "this", "other", "chat"));
            case Talk.STILL -> Optional.of(choices(talk, step, before + phrases.say("say.ask.still"), "yes", "no"));
            case Talk.WITHDRAW ->
                Optional.of(choices(talk, step, before + phrases.say("say.ask.withdraw"), "yes", "no"));
            case Talk.ANOTHER -> Optional.of(choices(talk, step, before + phrases.say("say.ask.another"), "yes", "no"));
            default -> Optional.empty();
        };
    }

    private static String location(Talk talk) {
        if (talk.at().tries() > 0) {
            return "say.ask.location.around";
        }
        return talk.known().facts().containsKey(TriageStart.CHILD_WRITES)
                ? "say.ask.location.child"
                : "say.ask.location";
    }

    private Buttons choices(Talk talk, String step, String body, String... options) {
        return new Buttons(
                Fit.into(Limits.BODY, body),
                phrases.say("say.footer"),
                List.of(options).stream()
                        .map(option -> new Button(
                                ReplyId.triage(talk.id(), step, option),
                                phrases.say("button." + step.substring(1) + "." + option)))
                        .toList());
    }

    /** Whether to go on with a dialog that rested, or to begin anew. */
    OutgoingMessage resume(Talk talk) {
        return new Buttons(
                phrases.say("say.ask.resume"),
                phrases.say("say.footer"),
                List.of(
                        new Button(ReplyId.triage(talk.id(), "@resume", "yes"), phrases.say("button.resume.yes")),
                        new Button(ReplyId.triage(talk.id(), "@resume", "no"), phrases.say("button.resume.no"))));
    }

    /** A line with what follows below it, or nothing. */
    static String above(@Nullable String line) {
        return line == null || line.isBlank() ? "" : line + "\n\n";
    }

    /** The texts of an outcome, one below the other. */
    String advice(Protocol protocol, List<String> ids) {
        return String.join(
                "\n\n",
                ids.stream()
                        .flatMap(id -> protocol.text(id).stream())
                        .map(String::strip)
                        .toList());
    }
}
