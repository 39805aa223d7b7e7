package ar.gob.buenosaires.vecino.privacy;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Erases all that is kept about a resident, in one transaction. */
@Component
public class Erasure {

    private final List<PersonalData> modules;
    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    Erasure(List<PersonalData> modules, JdbcClient jdbc, TransactionOperations transactions) {
        this.modules = modules;
        this.jdbc = jdbc;
        this.transactions = transactions;
    }

    /** Whether there was anything to erase. */
    public boolean erase(ContactId contact) {
        return Boolean.TRUE.equals(transactions.execute(transaction -> {
            modules.forEach(module -> module.erase(contact));
            // whatever refers to the contact goes with it
            return jdbc.sql("delete from contact where id = ?")
                            .param(contact.value())
                            .update()
                    > 0;
        }));
    }
}
