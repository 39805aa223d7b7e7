package ar.gob.buenosaires.vecino.messaging;

import java.sql.SQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Tells a database that is away from a statement that failed. */
final class Outages {

    private Outages() {}

    static boolean isOutage(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof CannotCreateTransactionException) {
                return true;
            }
            if (t instanceof SQLException e && e.getSQLState() != null && isOutage(e.getSQLState())) {
                return true;
            }
        }
        return false;
    }

    /** 08: connection; 53: out of resources; 57P: server starting or shutting down. */
    private static boolean isOutage(String state) {
        return state.startsWith("08") || state.startsWith("53") || state.startsWith("57P");
    }
}
