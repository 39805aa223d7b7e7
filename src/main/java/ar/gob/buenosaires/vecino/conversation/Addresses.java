package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.DataNode;
import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.emergency.CaseFacts.Location;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * Finds the address that is told among other words: "se desmayó en Rivadavia 5000". Takes only what surely is one, of
 * {@code places.yaml}: a wrong place is worse than a question.
 */
@Component
class Addresses {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]+|\\S|\\n");
    private static final Pattern CLAUSE = Pattern.compile("[,;:.!?\\n()]+");
    private static final Pattern HOUSE = Pattern.compile("\\d{3,5}");
    private static final Pattern DIGITS = Pattern.compile("\\d+");
    private static final Pattern LETTERS = Pattern.compile("[\\p{L}\\p{M}'’]+");
    private static final Pattern FLAT = Pattern.compile("\\d{1,2}\\p{L}{0,2}|\\p{L}|[°º]");
    private static final Pattern INSIDE_NUMBER = Pattern.compile("[./:,+-]");
    private static final int MOST_OF_A_FLAT = 8;
    private static final int MOST_CHARS = 100;

    private record Token(String raw, String folded, int from, int to) {}

    /** Tokens from one on, up to another that is left out. */
    private record Span(int from, int to) {}

    private final Places places;
    private final Set<String> everyday;
    private final Map<String, Set<String>> words = new LinkedHashMap<>();
    private int least;
    private int most;
    private int longest;

    Addresses(Places places, ChatWords chat) {
        this.places = places;
        everyday = chat.common();
        DataFiles.read("places.yaml", root -> {
            root.find("told_numbers").ifPresent(this::numbers);
            root.find("told")
                    .ifPresent(told ->
                            told.entries().keySet().forEach(key -> words.put(key, new HashSet<>(told.texts(key)))));
            return root;
        });
    }

    private void numbers(DataNode told) {
        least = (int) told.number("least", 0);
        most = (int) told.number("most", 0);
        longest = (int) told.number("longest", 0);
    }

    /** The only address in a text, with its barrio or comuna where that stands beside it; empty where nothing is sure. */
    Optional<Places.Found> in(String text, Location before) {
        List<Token> tokens = tokens(text);
        Map<String, Span> found = new LinkedHashMap<>();
        for (int i = 1; i < tokens.size(); i++) {
            int at = i;
            house(tokens, at)
                    .or(() -> corner(tokens, at))
                    .ifPresent(span -> found.putIfAbsent(phrase(tokens, span.from, span.to), span));
        }
        if (found.size() != 1) {
            return Optional.empty();
        }
        Span only = found.values().iterator().next();
        int from = tokens.get(only.from).from;
        int to = tokens.get(flatAfter(tokens, only.to) - 1).to;
        String address = text.substring(from, to).strip().replaceAll("\\s+", " ");
        if (address.length() > MOST_CHARS) {
            return Optional.empty();
        }
        Location told = new Location(address, null, null, before.latitude(), before.longitude());
        return Optional.of(area(text.substring(0, from) + "\n" + text.substring(to), told));
    }

    private Places.Found area(String around, Location told) {
        for (String clause : CLAUSE.split(around, -1)) {
            String whole = PlainText.of(clause).toString();
            Optional<Places.Found> area = places.named(whole, told).or(() -> places.named(withoutFillers(whole), told));
            if (area.isPresent()) {
                return area.get();
            }
        }
        return new Places.Found(told, false);
    }

    private String withoutFillers(String clause) {
        List<String> left = new ArrayList<>(List.of(clause.split(" ", -1)));
        while (!left.isEmpty() && is("fillers", left.getFirst())) {
            left.removeFirst();
        }
        while (!left.isEmpty() && is("fillers", left.getLast())) {
            left.removeLast();
        }
        return String.join(" ", left);
    }

    private List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            boolean shortened = token.group().equals(".")
                    && !tokens.isEmpty()
                    && (is("short", tokens.getLast().folded)
                            || tokens.getLast().raw.length() == 1);
            if (!shortened) {
                String folded = PlainText.of(token.group()).toString();
                tokens.add(new Token(token.group(), folded, token.start(), token.end()));
            }
        }
        return tokens;
    }

    /** A street before this number. */
    private Optional<Span> house(List<Token> tokens, int number) {
        if (!isHouseNumber(tokens, number)) {
            return Optional.empty();
        }
        int end = number;
        while (end > 0 && is("altitude", tokens.get(end - 1).folded)) {
            end--;
        }
        int from = listed(tokens, end);
        if (from < 0) {
            from = unlisted(tokens, end);
        }
        return from < 0 || isElsewhere(tokens, from)
                ? Optional.empty()
                : Optional.of(new Span(withStreetWord(tokens, from), number + 1));
    }

    private boolean isHouseNumber(List<Token> tokens, int i) {
        String raw = tokens.get(i).raw;
        if (!HOUSE.matcher(raw).matches() || is("lines", raw)) {
            return false;
        }
        int value = Integer.parseInt(raw);
        boolean size = value >= least && value <= most;
        Token before = tokens.get(i - 1);
        boolean longer =
                DIGITS.matcher(before.raw).matches() || before.raw.equals("$") || (i > 1 && joined(tokens, i - 2));
        return size && !longer && !isMeasured(tokens, i);
    }

    /** As "500 mg", or part of a longer number, "4444 5555". */
    private boolean isMeasured(List<Token> tokens, int i) {
        if (i + 1 >= tokens.size()) {
            return false;
        }
        Token next = tokens.get(i + 1);
        boolean unit = is("units", next.folded)
                || next.raw.equals("%")
                || (i + 2 < tokens.size() && is("units", next.folded + " " + tokens.get(i + 2).folded));
        boolean digits = DIGITS.matcher(next.raw).matches() && next.raw.length() > 2;
        return unit || digits || joined(tokens, i);
    }

    /** Whether these digits go on after a mark without a space, as in "1234-5678". */
    private static boolean joined(List<Token> tokens, int i) {
        if (i + 2 >= tokens.size()) {
            return false;
        }
        Token one = tokens.get(i);
        Token mark = tokens.get(i + 1);
        Token two = tokens.get(i + 2);
        return DIGITS.matcher(one.raw).matches()
                && INSIDE_NUMBER.matcher(mark.raw).matches()
                && DIGITS.matcher(two.raw).matches()
                && one.to == mark.from
                && mark.to == two.from;
    }

    /** Where the listed street begins that ends before this token; -1 where there is none. */
    private int listed(List<Token> tokens, int end) {
        for (int from = Math.max(0, end - longest); from < end; from++) {
            String name = phrase(tokens, from, end);
            if (is("streets", name) || (is("dated", name) && isLed(tokens, from))) {
                return from;
            }
        }
        return -1;
    }

    /** The same of a name that nobody listed, after words that only a place follows. */
    private int unlisted(List<Token> tokens, int end) {
        for (int from = end - 1; from > 0 && end - from <= longest && isName(tokens, from, end); from--) {
            if (isLed(tokens, from)) {
                return from;
            }
        }
        return -1;
    }

    private boolean isLed(List<Token> tokens, int from) {
        return from > 0 && (is("street_words", tokens.get(from - 1).folded) || follows("leads", tokens, from));
    }

    private boolean isName(List<Token> tokens, int i, int end) {
        Token token = tokens.get(i);
        boolean known = everyday.contains(token.folded) || is("not_streets", token.folded);
        return LETTERS.matcher(token.raw).matches() && (!known || (i < end - 1 && is("joins", token.folded)));
    }

    /** "Corrientes y Callao": both listed, and nothing else said, or after words that only a place follows. */
    private Optional<Span> corner(List<Token> tokens, int joint) {
        if (!places.joinsCorner(tokens.get(joint).folded)) {
            return Optional.empty();
        }
        int from = listed(tokens, joint);
        int to = listedAfter(tokens, joint + 1);
        if (from < 0 || to < 0 || isElsewhere(tokens, from)) {
            return Optional.empty();
        }
        int begin = withStreetWord(tokens, from);
        boolean bounded = begin == 0 || isMark(tokens.get(begin - 1)) || begin < from;
        boolean alone = bounded && (to == tokens.size() || isMark(tokens.get(to)));
        return alone || follows("leads", tokens, begin) || follows("corners", tokens, begin)
                ? Optional.of(new Span(begin, to))
                : Optional.empty();
    }

    /** Where the listed street ends that begins here, a word for a street left out; -1 where there is none. */
    private int listedAfter(List<Token> tokens, int here) {
        int from = here < tokens.size() && is("street_words", tokens.get(here).folded) ? here + 1 : here;
        for (int end = Math.min(tokens.size(), from + longest); end > from; end--) {
            if (is("streets", phrase(tokens, from, end))) {
                return end;
            }
        }
        return -1;
    }

    private static boolean isMark(Token token) {
        return token.folded.isEmpty();
    }

    private boolean isElsewhere(List<Token> tokens, int from) {
        return follows("elsewhere", tokens, withStreetWord(tokens, from));
    }

    private int withStreetWord(List<Token> tokens, int from) {
        return from > 0 && is("street_words", tokens.get(from - 1).folded) ? from - 1 : from;
    }

    /** Floor and flat belong to the address. */
    private int flatAfter(List<Token> tokens, int end) {
        int last = end;
        for (int i = end; i < tokens.size() && i - end < MOST_OF_A_FLAT; i++) {
            boolean comma = tokens.get(i).raw.equals(",");
            boolean code = FLAT.matcher(tokens.get(i).raw).matches()
                    && !(i + 1 < tokens.size() && is("units", tokens.get(i + 1).folded))
                    && !everyday.contains(tokens.get(i).folded);
            if (!comma && !code && !is("flat", tokens.get(i).folded)) {
                break;
            }
            last = comma ? last : i + 1;
        }
        return last;
    }

    private boolean follows(String key, List<Token> tokens, int end) {
        for (int from = Math.max(0, end - longest); from < end; from++) {
            if (is(key, phrase(tokens, from, end))) {
                return true;
            }
        }
        return false;
    }

    private boolean is(String key, String phrase) {
        return words.getOrDefault(key, Set.of()).contains(phrase);
    }

    private static String phrase(List<Token> tokens, int from, int to) {
        StringBuilder phrase = new StringBuilder();
        for (Token token : tokens.subList(from, to)) {
            phrase.append(phrase.isEmpty() ? "" : " ").append(isMark(token) ? token.raw : token.folded);
        }
        return phrase.toString();
    }
}
