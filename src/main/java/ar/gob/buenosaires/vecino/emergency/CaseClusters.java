package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Finds cases that may be of one event (a fire, a gas leak, a collapsed stand): close in place and time, with a sign or
 * symptom in common. Whoever is close to one member belongs to the cluster. Only shown: nothing is merged.
 */
@Component
class CaseClusters {

    private static final double EARTH_METERS = 6_371_000;
    private static final double METERS_A_DEGREE = Math.toRadians(EARTH_METERS);

    private final EmergencySettings.Cluster settings;

    CaseClusters(EmergencySettings settings) {
        this.settings = settings.cluster();
    }

    /** The clusters of two and more, in the order of their first members; each ticket is in one at most. */
    List<List<Ticket>> of(List<Ticket> tickets) {
        int[] leader = new int[tickets.size()];
        for (int i = 0; i < leader.length; i++) {
            leader[i] = i;
        }
        neighbours(tickets).forEach(near -> join(tickets, near, leader));
        Map<Integer, List<Ticket>> byLeader = new LinkedHashMap<>();
        for (int i = 0; i < leader.length; i++) {
            byLeader.computeIfAbsent(lead(leader, i), l -> new ArrayList<>()).add(tickets.get(i));
        }
        return byLeader.values().stream().filter(members -> members.size() > 1).toList();
    }

    /** Groups of places in the list that have to be compared with each other, so that not all are with all. */
    private Collection<List<Integer>> neighbours(List<Ticket> tickets) {
        Map<Object, List<Integer>> groups = new HashMap<>();
        for (int i = 0; i < tickets.size(); i++) {
            Ticket ticket = tickets.get(i);
            for (Object key : keys(ticket)) {
                groups.computeIfAbsent(key, k -> new ArrayList<>()).add(i);
            }
        }
        return groups.values();
    }

    private record Cell(long row, long column) {}

    private Set<Object> keys(Ticket ticket) {
        Set<Object> keys = new HashSet<>(Set.of(ticket.eventId()));
        Location place = ticket.facts().location();
        String address = address(place);
        if (address != null) {
            keys.add(address);
        }
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        if (latitude != null && longitude != null) {
            double side = settings.meters() / METERS_A_DEGREE;
            long row = (long) Math.floor(latitude / side);
            // a degree of longitude is shorter than one of latitude, up to 60 degrees south by no more than half
            long column = (long) Math.floor(longitude / (2 * side));
            for (long r = row; r <= row + 1; r++) {
                for (long c = column; c <= column + 1; c++) {
                    keys.add(new Cell(r, c));
                }
            }
        }
        return keys;
    }

    private void join(List<Ticket> tickets, List<Integer> near, int[] leader) {
        for (int a = 0; a < near.size(); a++) {
            for (int b = a + 1; b < near.size(); b++) {
                int one = lead(leader, near.get(a));
                int other = lead(leader, near.get(b));
                if (one != other && areClose(tickets.get(near.get(a)), tickets.get(near.get(b)))) {
                    leader[Math.max(one, other)] = Math.min(one, other);
                }
            }
        }
    }

    private static int lead(int[] leader, int of) {
        int i = of;
        while (leader[i] != i) {
            i = leader[i];
        }
        return i;
    }

    private boolean areClose(Ticket one, Ticket other) {
        if (one.eventId().equals(other.eventId())) {
            return true;
        }
        Duration apart = Duration.between(one.createdAt(), other.createdAt()).abs();
        return apart.compareTo(settings.within()) <= 0
                && haveInCommon(one.facts(), other.facts())
                && areClose(one.facts().location(), other.facts().location());
    }

    private static boolean haveInCommon(CaseFacts one, CaseFacts other) {
        return !Collections.disjoint(one.redFlags(), other.redFlags())
                || !Collections.disjoint(one.symptoms(), other.symptoms());
    }

    private boolean areClose(Location one, Location other) {
        Double meters = meters(one, other);
        if (meters != null) {
            return meters <= settings.meters();
        }
        String address = address(one);
        return address != null && address.equals(address(other));
    }

    /** Null where a pin is missing. */
    private static @Nullable Double meters(Location one, Location other) {
        Double lat1 = one.latitude();
        Double lon1 = one.longitude();
        Double lat2 = other.latitude();
        Double lon2 = other.longitude();
        if (lat1 == null || lon1 == null || lat2 == null || lon2 == null) {
            return null;
        }
        double x = Math.toRadians(lon2 - lon1) * Math.cos(Math.toRadians((lat1 + lat2) / 2));
        double y = Math.toRadians(lat2 - lat1);
        return Math.hypot(x, y) * EARTH_METERS;
    }

    /** Street and block: people at one fire give different numbers. Null without a number. */
    private static @Nullable String address(Location place) {
        String address = place.address();
        if (address == null) {
            return null;
        }
        List<String> words = PlainText.of(address).words();
        for (int i = 1; i < words.size(); i++) {
            if (words.get(i).matches("\\d{1,5}")) {
                return String.join(" ", words.subList(0, i)) + " " + Integer.parseInt(words.get(i)) / 100;
            }
        }
        return null;
    }
}
