package ar.gob.buenosaires.vecino.privacy;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.util.List;

/** What a module keeps about people. Each module that has such tables has one; a test finds tables that nobody names. */
public interface PersonalData {

    /** Every table of the module that holds or points to personal data, and when that ends. */
    List<PersonalTable> tables();

    /**
     * Removes what is kept about a resident and does not go with the contact's own row, inside the caller's
     * transaction. Called before that row is deleted.
     */
    default void erase(ContactId contact) {}
}
