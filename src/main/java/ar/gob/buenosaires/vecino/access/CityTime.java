package ar.gob.buenosaires.vecino.access;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** Days and minutes as people of the city read them. */
final class CityTime {

    static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    private CityTime() {}

    static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    /** The first instant of a day. */
    static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The first instant after a day. */
    static Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}
