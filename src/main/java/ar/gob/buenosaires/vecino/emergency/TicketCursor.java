package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.Problem;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/** The last ticket of a page: the next one begins after it, whatever has arrived meanwhile. */
record TicketCursor(int rank, Instant createdAt, UUID id) {

    private static final int PARTS = 4;

    static TicketCursor after(Ticket last) {
        return new TicketCursor(last.priority().rank(), last.createdAt(), last.id());
    }

    String written() {
        String plain = rank + " " + createdAt.getEpochSecond() + " " + createdAt.getNano() + " " + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    static TicketCursor read(String written) {
        try {
            String[] parts =
                    new String(Base64.getUrlDecoder().decode(written), StandardCharsets.US_ASCII).split(" ", -1);
            if (parts.length == PARTS) {
                TicketCursor cursor = new TicketCursor(
                        Integer.parseInt(parts[0]),
                        Instant.ofEpochSecond(Long.parseLong(parts[1]), Long.parseLong(parts[2])),
                        UUID.fromString(parts[3]));
                // what we did not write, PostgreSQL may not be able to read
                if (cursor.written().equals(written) && cursor.isPossible()) {
                    return cursor;
                }
            }
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            // answered below
        }
        throw new Problem(HttpStatus.BAD_REQUEST, "bad-cursor", "'cursor' is not one that a page gave out.");
    }

    private boolean isPossible() {
        return rank >= 1
                && rank <= Priority.values().length
                && createdAt.getEpochSecond() >= 0
                && createdAt.getEpochSecond() < Integer.MAX_VALUE;
    }
}
