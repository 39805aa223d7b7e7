package ar.gob.buenosaires.vecino.core;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The time of the city: its zone, its days, and minutes as its people read them. */
public final class CityTime {

    public static final ZoneId ZONE = ZoneId.of("America/Argentina/Buenos_Aires");

    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("dd/MM/uuuu HH:mm");

    private CityTime() {}

    public static String minute(Instant at) {
        return MINUTE.format(at.atZone(ZONE));
    }

    /** The first instant of a day. */
    public static Instant start(LocalDate day) {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** The first instant after a day. */
    public static Instant end(LocalDate day) {
        return start(day.plusDays(1));
    }
}
