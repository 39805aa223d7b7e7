package ar.gob.buenosaires.vecino.messaging;

import java.sql.SQLException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/** Tells a database that is away from a statement that failed. */
final class Outages {

    private Outages() {}

    static boolean isOutage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            // the second one: not even the end of the transaction could be told
            if (t instanceof CannotCreateTransactionException || t instanceof TransactionSystemException) {
                return true;
            }
            if (t instanceof SQLException e && e.getSQLState() != null && isOutage(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** 08: connection; 53: out of resources; 57P: server starting or shutting down; 25P03: this node stood still. */
    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P") || state.equals("25P03");
    }
}
