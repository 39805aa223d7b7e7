package ar.gob.buenosaires.vecino.messaging.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads single values out of Meta's JSON, whatever shape they have. */
final class Fields {

    private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
    private static final Duration CLOCKS_MAY_DIFFER = Duration.ofMinutes(10);
    private static final long MILLISECONDS_FROM = 100_000_000_000L;

    private Fields() {}

    /** A text or number as text that PostgreSQL and UTF-8 can hold; null for anything else and for blanks. */
    static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        if (!value.isTextual() && !value.isIntegralNumber()) {
            return null;
        }
        String text = storable(value.asText());
        return text.isBlank() ? null : text;
    }

    /**
     * The text with NUL characters and lone surrogates, which are legal in JSON, replaced by U+FFFD: nothing behind
     * the webhook could keep them.
     */
    static String storable(String text) {
        int bad = firstBad(text);
        if (bad < 0) {
            return text;
        }
        StringBuilder clean = new StringBuilder(text.length()).append(text, 0, bad);
        text.substring(bad).codePoints().map(c -> isBad(c) ? 0xFFFD : c).forEach(clean::appendCodePoint);
        return clean.toString();
    }

    private static int firstBad(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return i;
            }
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    private static boolean isBad(int codePoint) {
        return codePoint == 0 || (codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE);
    }

    /**
     * Meta's time, in seconds or, as has been seen, milliseconds. One that is missing, unreadable or impossible is the
     * time of arrival.
     */
    static Instant time(JsonNode parent, String name, Instant arrival) {
        String digits = text(parent, name);
        if (digits == null || !digits.matches("[0-9]{1,15}")) {
            return arrival;
        }
        long number = Long.parseLong(digits);
        Instant time = number < MILLISECONDS_FROM ? Instant.ofEpochSecond(number) : Instant.ofEpochMilli(number);
        boolean possible = time.isAfter(EARLIEST) && time.isBefore(arrival.plus(CLOCKS_MAY_DIFFER));
        return possible ? time : arrival;
    }
}
