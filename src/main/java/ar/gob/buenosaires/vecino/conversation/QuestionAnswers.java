package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.triage.AnswerParser;
import ar.gob.buenosaires.vecino.triage.Answers;
import ar.gob.buenosaires.vecino.triage.FactExtraction;
import ar.gob.buenosaires.vecino.triage.FactExtraction.Extracted;
import ar.gob.buenosaires.vecino.triage.ParsedAnswer;
import ar.gob.buenosaires.vecino.triage.Protocol;
import ar.gob.buenosaires.vecino.triage.Question;
import ar.gob.buenosaires.vecino.triage.Told;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads typed answers, and what else they tell. */
@Component
class QuestionAnswers {

    private static final Extracted NOTHING = new Extracted(Map.of(), "");

    /** From so many words on an answer may tell more than what was asked. */
    private static final int TALKATIVE = 3;

    /**
     * What a typed answer tells.
     *
     * @param settled it answers the question
     * @param unknown it says that the answer is not known
     * @param loose it was read from single words, and may be about something else
     * @param aside it does not answer the question, and tells something else that was not known
     * @param sentence "Entendí: …", or blank
     */
    record Read(
            Answers answers,
            boolean settled,
            boolean unknown,
            boolean loose,
            boolean outOfRange,
            boolean aside,
            String sentence) {

        boolean unclear() {
            return !settled && !outOfRange;
        }
    }

    private final AnswerParser parser;
    private final FactExtraction extraction;

    QuestionAnswers(AnswerParser parser, FactExtraction extraction) {
        this.parser = parser;
        this.extraction = extraction;
    }

    Read read(Protocol protocol, Question question, Answers before, String text) {
        ParsedAnswer parsed = parser.parse(protocol, question, text);
        boolean unclear = parsed instanceof ParsedAnswer.Unclear;
        Extracted extracted = unclear || PlainText.of(text).words().size() >= TALKATIVE
                ? extraction.extract(protocol, text, before.facts())
                : NOTHING;
        Map<String, Told> more = new HashMap<>(extracted.facts());
        question.settles().forEach(more::remove);
        if (before.facts().containsKey("patient")) {
            more.remove("patient");
        }
        Answers told = protocol.tell(before, more);
        String sentence = extracted.sentence();
        return switch (parsed) {
            case ParsedAnswer.Understood(Map<String, Told> facts) ->
                new Read(
                        protocol.unknown(protocol.tell(told, facts), question),
                        true,
                        false,
                        false,
                        false,
                        false,
                        sentence);
            case ParsedAnswer.Chosen(String option) ->
                new Read(protocol.answer(told, question, option), true, false, true, false, false, sentence);
            case ParsedAnswer.Unknown unknown ->
                new Read(protocol.unknown(told, question), question.mayBeUnknown(), true, true, false, false, sentence);
            case ParsedAnswer.OutOfRange range -> new Read(told, false, false, false, true, false, sentence);
            case ParsedAnswer.Unclear nothing -> {
                boolean aside = !sentence.isBlank() && !told.facts().equals(before.facts());
                yield new Read(told, false, false, true, false, aside, sentence);
            }
        };
    }
}
