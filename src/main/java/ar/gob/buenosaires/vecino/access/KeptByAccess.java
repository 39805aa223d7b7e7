package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * People who sign in are disabled and never removed, since records name them; Spring Session ends sessions as they
 * expire.
 */
@Component
class KeptByAccess implements PersonalData {

    private static final Duration DEPUTY = Duration.ofDays(400);
    private static final Duration MAIL = Duration.ofDays(30);

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("app_user"),
                PersonalTable.of("app_user_role"),
                PersonalTable.of("deputy", Sweep.deleting("deputy", "ends_at", DEPUTY)),
                PersonalTable.of("access_event"),
                PersonalTable.of("mail_digest", Sweep.deleting("mail_digest", "day", MAIL)),
                PersonalTable.of("spring_session"),
                PersonalTable.of("spring_session_attributes"));
    }
}
