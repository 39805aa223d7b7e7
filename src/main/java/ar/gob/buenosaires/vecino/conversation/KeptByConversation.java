package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a conversation stands is kept for a day. */
@Component
class KeptByConversation implements PersonalData {

    private static final Duration STANDING = Duration.ofDays(1);

    @Override
    public List<PersonalTable> tables() {
        return List.of(PersonalTable.of("conversation", Sweep.deleting("conversation", "updated_at", STANDING)));
    }
}
