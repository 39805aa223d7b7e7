package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import java.util.List;
import org.springframework.stereotype.Component;

/** People who sign in are kept till an administrator removes them; Spring Session ends sessions as they expire. */
@Component
class KeptByAccess implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("app_user"),
                PersonalTable.of("app_user_role"),
                PersonalTable.of("spring_session"),
                PersonalTable.of("spring_session_attributes"));
    }
}
