package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import ar.gob.buenosaires.vecino.messaging.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of the City's map a dialog needs: inside or outside, barrio, comuna; of {@code places.yaml}. */
@Component
class Places {

    /** Where somebody is, and whether that is outside the City. */
    record Found(Location location, boolean outside) {}

    private record Point(double latitude, double longitude) {}

    private static final Pattern COMUNA = Pattern.compile("\\bcomuna (?:n |nro |numero )?(1[0-5]|[1-9])\\b");
    private static final Pattern BARE = Pattern.compile("(1[0-5]|[1-9])");
    private static final int LONGEST = 200;
    private static final double KM_OF_A_DEGREE = 111.2;

    private final List<Point> outline = new ArrayList<>();
    private final Map<Integer, Point> centres = new LinkedHashMap<>();
    private double far;
    private final Map<String, Integer> barrios = new LinkedHashMap<>();
    private final List<String> outside = new ArrayList<>();
    private final Set<String> corners = new HashSet<>();
    private int longestCorner;

    Places() {
        DataFiles.read("places.yaml", root -> {
            root.texts("outline").forEach(text -> outline.add(point(text)));
            far = root.number("far_km", 0);
            root.find("centres")
                    .map(DataNode::entries)
                    .orElse(Map.of())
                    .forEach((comuna, centre) -> centres.put(Integer.valueOf(comuna), point(centre.asText())));
            root.find("comunas")
                    .map(DataNode::entries)
                    .orElse(Map.of())
                    .keySet()
                    .forEach(comuna -> root.find("comunas")
                            .ifPresent(node -> node.texts(comuna)
                                    .forEach(barrio -> barrios.put(barrio, Integer.valueOf(comuna)))));
            outside.addAll(root.texts("outside"));
            root.find("corners").ifPresent(node -> {
                corners.addAll(node.texts("words"));
                longestCorner = (int) node.number("longest", 0);
            });
            return root;
        });
    }

    /** Whether a text may be two streets and nothing more: "Corrientes y Callao". */
    boolean isCorner(String text) {
        List<String> words = PlainText.of(text).words();
        return words.size() <= longestCorner
                && !text.contains("?")
                && words.stream().skip(1).limit(Math.max(0, words.size() - 2)).anyMatch(corners::contains);
    }

    /** Whether a word stands between the two streets of a corner. */
    boolean joinsCorner(String folded) {
        return corners.contains(folded);
    }

    /** The same address with the barrio, comuna or place outside that folded words name, and nothing else. */
    Optional<Found> named(String folded, Location told) {
        Matcher number = COMUNA.matcher(folded);
        Integer comuna = number.matches() ? Integer.valueOf(number.group(1)) : barrios.get(folded);
        boolean away = comuna == null && outside.contains(folded);
        return beside(told, barrios.containsKey(folded) ? folded : null, comuna, away);
    }

    /** A place with the barrio, comuna or place outside that was named for it; empty where none was. */
    private static Optional<Found> beside(
            Location place, @Nullable String barrio, @Nullable Integer comuna, boolean away) {
        return comuna == null && !away
                ? Optional.empty()
                : Optional.of(new Found(
                        new Location(place.address(), barrio, comuna, place.latitude(), place.longitude()), away));
    }

    private static Point point(String text) {
        String[] parts = text.split(" ", -1);
        return new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
    }

    /** A pin; what an address says beside it is kept. */
    Found pin(Content.Location pin, Location before) {
        String address = pin.address();
        Location known = address == null
                ? before
                : typed(address, before).map(Found::location).orElse(before);
        return new Found(
                new Location(known.address(), known.neighbourhood(), known.comuna(), pin.latitude(), pin.longitude()),
                !contains(pin.latitude(), pin.longitude()));
    }

    /** A typed address beside a pin that came before; empty where there is nothing in it. */
    Optional<Found> typed(String text, Location before) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return Optional.empty();
        }
        String address = stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
        String folded = PlainText.of(address).toString();
        String barrio = barrio(folded);
        Integer comuna = barrio == null ? comuna(folded, COMUNA) : barrios.get(barrio);
        boolean away = comuna == null && outside.stream().anyMatch(name -> has(folded, name));
        return Optional.of(
                new Found(new Location(address, barrio, comuna, before.latitude(), before.longitude()), away));
    }

    /** The answer to which barrio or comuna it is, beside the address that is known. */
    Optional<Found> area(String text, Location before) {
        String folded = PlainText.of(text).toString();
        String barrio = barrio(folded);
        Integer comuna = barrio == null ? comuna(folded, COMUNA) : barrios.get(barrio);
        if (comuna == null && BARE.matcher(folded).matches()) {
            comuna = Integer.valueOf(folded);
        }
        boolean away = comuna == null && outside.stream().anyMatch(name -> has(folded, name));
        return beside(before, barrio, comuna, away);
    }

    private @Nullable String barrio(String folded) {
        return barrios.keySet().stream()
                .filter(name -> isBarrio(folded, name))
                .max((a, b) -> Integer.compare(a.length(), b.length()))
                .orElse(null);
    }

    private static @Nullable Integer comuna(String folded, Pattern pattern) {
        Matcher found = pattern.matcher(folded);
        return found.find() ? Integer.valueOf(found.group(1)) : null;
    }

    /** Streets are called like barrios: "Belgrano 1200" is no barrio. */
    private static boolean isBarrio(String folded, String name) {
        return Pattern.compile("(?<!\\bcalle |\\bav |\\bavenida |\\bgeneral |\\bpasaje )\\b" + name + "\\b(?! \\d)")
                .matcher(folded)
                .find();
    }

    /** Whether pin and address cannot both be right: the comuna of the address is far from the pin. */
    boolean areApart(Location place) {
        Integer comuna = place.comuna();
        Double latitude = place.latitude();
        Double longitude = place.longitude();
        if (comuna == null || latitude == null || longitude == null) {
            return false;
        }
        Point centre = centres.get(comuna);
        return centre != null && kilometres(centre, new Point(latitude, longitude)) > far;
    }

    /** Flat, which within a city is exact enough. */
    private static double kilometres(Point a, Point b) {
        double north = (a.latitude - b.latitude) * KM_OF_A_DEGREE;
        double east = (a.longitude - b.longitude) * KM_OF_A_DEGREE * Math.cos(Math.toRadians(a.latitude));
        return Math.hypot(north, east);
    }

    private static boolean has(String folded, String name) {
        return (" " + folded + " ").contains(" " + name + " ");
    }

    private boolean contains(double latitude, double longitude) {
        boolean inside = false;
        for (int i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
            Point a = outline.get(i);
            Point b = outline.get(j);
            boolean crosses = (a.latitude > latitude) != (b.latitude > latitude);
            if (crosses
                    && longitude
                            < (b.longitude - a.longitude) * (latitude - a.latitude) / (b.latitude - a.latitude)
                                    + a.longitude) {
                inside = !inside;
            }
        }
        return inside;
    }
}
