package ar.gob.buenosaires.vecino.emergency;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Short numbers that can be said aloud: a letter and four digits, two letters after Z-9999. */
@Component
class TicketNumbers {

    private static final int FIRST = 1000;
    private static final int EACH = 9000;
    private static final int LETTERS = 26;

    private final JdbcClient jdbc;

    TicketNumbers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    String next() {
        return written(
                jdbc.sql("select nextval('ticket_number')").query(Long.class).single());
    }

    static String written(long n) {
        long block = (n - 1) / EACH;
        String letters = "";
        for (long rest = block; rest >= 0; rest = rest / LETTERS - 1) {
            letters = (char) ('A' + rest % LETTERS) + letters;
        }
        return letters + "-" + (FIRST + (n - 1) % EACH);
    }
}
