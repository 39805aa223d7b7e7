package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Walks a protocol in a test: facts and options in, questions and the outcome out. */
final class Dialog {

    final Protocol protocol;
    final List<String> asked = new ArrayList<>();
    private Answers answers = Answers.NONE;

    Dialog(String protocol) {
        this.protocol = TestProtocols.shipped(protocol);
    }

    Dialog tell(String... facts) {
        for (String fact : facts) {
            int equals = fact.indexOf('=');
            answers = protocol.tell(answers, Map.of(fact.substring(0, equals), Told.parse(fact.substring(equals + 1))));
        }
        return this;
    }

    Dialog tell(Map<String, Told> facts) {
        answers = protocol.tell(answers, facts);
        return this;
    }

    /** Answers each question that comes with the option named for it, "no sé" where it says so, else the mildest one. */
    Step.Conclude end(String... replies) {
        while (true) {
            switch (protocol.next(answers)) {
                case Step.Conclude end -> {
                    return end;
                }
                case Step.Ask(Question question) -> {
                    asked.add(question.id());
                    answers = reply(question, replies);
                }
            }
        }
    }

    private Answers reply(Question question, String... replies) {
        for (String reply : replies) {
            if (reply.startsWith(question.id() + "=")) {
                String option = reply.substring(reply.indexOf('=') + 1);
                return option.equals("?")
                        ? protocol.unknown(answers, question)
                        : protocol.answer(answers, question, option);
            }
        }
        if (question.id().equals("age")) {
            return protocol.unknown(protocol.tell(answers, Map.of("age", Told.number(12_000))), question);
        }
        return protocol.answer(answers, question, mildest(question));
    }

    private static String mildest(Question question) {
        return switch (question.id()) {
            case "who" -> "self_adult";
            case "temperature" -> question.options().getFirst().id();
            case "state" -> "ok";
            case "onset" -> "new";
            case "child" -> "usual";
            case "adult" -> "yes";
            case "travel_country" -> "other";
            case "travel_when" -> "before";
            default ->
                question.option("none")
                        .or(() -> question.option("no"))
                        .orElseThrow()
                        .id();
        };
    }
}
