package ar.gob.buenosaires.vecino.privacy;

import java.util.List;
import org.springframework.stereotype.Component;

/** The lookup key is no personal data but makes it findable; it is never removed. */
@Component
class KeptByPrivacy implements PersonalData {

    @Override
    public List<PersonalTable> tables() {
        return List.of(PersonalTable.of("lookup_key"));
    }
}
