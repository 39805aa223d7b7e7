package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a conversation stands is kept for a day, what was told in a dialog about a patient for a month. */
@Component
class KeptByConversation implements PersonalData {

    private static final Duration STANDING = Duration.ofDays(1);
    private static final Duration TALK = Duration.ofDays(30);

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("answer_wish", Sweep.deleting("answer_wish", "until", Duration.ZERO)),
                PersonalTable.of("red_flag_change"),
                PersonalTable.of("red_flag_change_event"),
                PersonalTable.of("conversation", Sweep.deleting("conversation", "updated_at", STANDING)),
                PersonalTable.of("triage_talk", Sweep.deleting("triage_talk", "updated_at", TALK)));
    }
}
