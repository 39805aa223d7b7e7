package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Questions without an answer name nobody, but people wrote them: they end after half a year. Figures
 * name nobody either and end with the messages' rows. Who of the staff wrote and approved what is a record that stays.
 */
@Component
class KeptByFaq implements PersonalData {

    private static final Duration UNANSWERED = Duration.ofDays(180);
    private static final Duration FIGURES = Duration.ofDays(400);

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("content_item"),
                PersonalTable.of("content_revision"),
                PersonalTable.of("content_event"),
                PersonalTable.of("content_import"),
                PersonalTable.of("content_notice"),
                PersonalTable.of("content_notice_event"),
                PersonalTable.of("asked_count", Sweep.deleting("asked_count", "hour", FIGURES)),
                PersonalTable.of("unanswered_decision", Sweep.deleting("unanswered_decision", "at", UNANSWERED)),
                PersonalTable.of("unanswered_question", Sweep.deleting("unanswered_question", "day", UNANSWERED)));
    }
}
