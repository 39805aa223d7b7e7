package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The masking of one text, word by word: names, addresses and numbers that the patterns left. */
final class MaskedText {

    private static final Pattern TOKEN = Pattern.compile("[\\p{L}\\p{M}\\p{N}'’]+|\\S");
    private static final Pattern LATER_YEAR = Pattern.compile("20[2-3]\\d");
    private static final String NAME = "nombre";
    private static final String ADDRESS = "direccion";
    private static final String NUMBER = "numero";
    private static final int LONGEST_NAME = 5;
    private static final int LONGEST_STREET = 6;
    private static final int DIGITS_IN_A_ROW = 4;

    private final MaskWords words;
    private final Predicate<String> everyday;
    private final Predicate<String> known;
    private final UnaryOperator<String> labels;
    private final List<String> raw = new ArrayList<>();
    private final List<String> folded = new ArrayList<>();
    private final List<@Nullable String> hidden = new ArrayList<>();

    /**
     * @param everyday words that are no name of a person or street
     * @param known the same, and those of the content
     * @param labels of marks that patterns left; empty for words
     */
    MaskedText(MaskWords words, Predicate<String> everyday, Predicate<String> known, UnaryOperator<String> labels) {
        this.words = words;
        this.everyday = everyday;
        this.known = known;
        this.labels = labels;
    }

    String of(String text) {
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String label = labels.apply(token.group());
            raw.add(token.group());
            folded.add(label.isEmpty() ? PlainText.of(token.group()).toString() : "");
            hidden.add(label.isEmpty() ? null : label);
        }
        hideAddresses();
        hideNames();
        hideNumbers();
        return said();
    }

    private void hideAddresses() {
        for (int i = 0; i < raw.size(); i++) {
            if (words.street.contains(folded.get(i)) || follows(words.lives, i)) {
                hideStreet(i + 1, follows(words.lives, i));
            }
            if (isHouseNumber(i)) {
                hideHouse(i);
            }
            if (words.flat.contains(folded.get(i)) && isShortCode(i + 1)) {
                hide(i, i + 2, ADDRESS);
            }
        }
        hideCrossings();
    }

    /** From a street word to its number, or to the end of its capitals. */
    private void hideStreet(int from, boolean certain) {
        int end = from;
        int last = from;
        boolean telling = certain;
        while (end < raw.size() && end - from < LONGEST_STREET && isStreetWord(end)) {
            boolean number = isNumber(end);
            telling |= number || isCapital(end);
            end++;
            last = words.connectors.contains(folded.get(end - 1)) ? last : end;
            if (number && !(end < raw.size() && folded.get(end).equals("de"))) {
                break;
            }
        }
        if (telling) {
            hide(from, last, ADDRESS);
        }
    }

    private boolean isStreetWord(int i) {
        String word = folded.get(i);
        return !word.isEmpty()
                && (isNumber(i)
                        || words.connectors.contains(word)
                        || words.altitude.contains(word)
                        || !everyday.test(word)
                        || isCapital(i)
                        || isInDate(i));
    }

    /** As "mayo" in "25 de Mayo 333". */
    private boolean isInDate(int i) {
        return i > 1 && folded.get(i - 1).equals("de") && isNumber(i - 2);
    }

    private boolean isHouseNumber(int i) {
        boolean size = isNumber(i) && raw.get(i).length() >= 3 && raw.get(i).length() <= 5;
        boolean open = i > 0 && hidden.get(i) == null && !words.publicNumbers.contains(raw.get(i));
        return size && open && !(i + 1 < raw.size() && words.units.contains(folded.get(i + 1)));
    }

    /** A number and the unknown words before it, "al" and "altura" between them. */
    private void hideHouse(int number) {
        int from = number;
        while (from > 0 && words.altitude.contains(folded.get(from - 1))) {
            from--;
        }
        int street = from;
        while (street > 0 && number - street < LONGEST_STREET && isStreetName(street - 1)) {
            street--;
        }
        if (street < from) {
            hide(street, number + 1, ADDRESS);
        }
    }

    private boolean isStreetName(int i) {
        String word = folded.get(i);
        return !word.isEmpty() && !isNumber(i) && !words.numbered.contains(word) && !everyday.test(word);
    }

    /** "entre Thames y Serrano". */
    private void hideCrossings() {
        for (int i = 1; i + 2 < raw.size(); i++) {
            boolean between = folded.get(i + 1).equals("y") && isStreetName(i) && isStreetName(i + 2);
            String before =
                    words.connectors.contains(folded.get(i - 1)) && i > 1 ? folded.get(i - 2) : folded.get(i - 1);
            boolean said = before.equals("entre") || words.street.contains(before);
            if (between && (said || (isCapital(i) && isCapital(i + 2)))) {
                hide(i, i + 3, ADDRESS);
            }
        }
    }

    private void hideNames() {
        boolean shouted = raw.stream().filter(MaskedText::isUpper).count() * 2 > raw.size();
        for (int i = 0; i < raw.size(); i++) {
            String word = folded.get(i);
            if (follows(words.called, i)) {
                int next = afterMark(i);
                hideName(next, !everyday.test(wordAt(next)) || words.names.contains(wordAt(next)));
            } else if (follows(words.perhapsCalled, i) || words.titles.contains(word)) {
                hideName(afterMark(i), !known.test(wordAt(afterMark(i))));
            }
            if (words.names.contains(word) || words.surnames.contains(word)) {
                hideName(i, true);
            } else if (isCapital(i)
                    && !known.test(word)
                    && !words.titles.contains(word)
                    && !begins(i)
                    && (!shouted || !isUpper(raw.get(i)))) {
                hideName(i, true);
            }
        }
    }

    /** A name and the unknown words that go on with it. */
    private void hideName(int from, boolean sure) {
        if (!sure || from >= raw.size() || folded.get(from).isEmpty() || isNumber(from)) {
            return;
        }
        int last = from + 1;
        for (int end = last; end < raw.size() && end - from < LONGEST_NAME; end++) {
            String word = folded.get(end);
            boolean name = !word.isEmpty() && !isNumber(end) && (!known.test(word) || words.surnames.contains(word));
            if (name) {
                last = end + 1;
            } else if (!words.connectors.contains(word)) {
                break;
            }
        }
        hide(from, last, NAME);
    }

    private void hideNumbers() {
        int row = 0;
        for (int i = 0; i < raw.size(); i++) {
            boolean many = isNumber(i) && raw.get(i).length() >= 4;
            if (many && !LATER_YEAR.matcher(raw.get(i)).matches()) {
                hide(i, i + 1, NUMBER);
            }
            boolean mixed = raw.get(i).chars().filter(Character::isDigit).count() >= 4 && !isNumber(i);
            if (mixed) {
                hide(i, i + 1, NUMBER);
            }
            boolean digit = words.digits.contains(folded.get(i))
                    || (isNumber(i) && raw.get(i).length() <= 3);
            row = digit ? row + 1 : row;
            if (!digit && !(folded.get(i).equals("y") || folded.get(i).isEmpty())) {
                row = 0;
            }
            if (row >= DIGITS_IN_A_ROW) {
                hide(Math.max(0, i - 2 * DIGITS_IN_A_ROW), i + 1, NUMBER, true);
            }
        }
    }

    private String said() {
        List<String> said = new ArrayList<>();
        for (int i = 0; i < raw.size(); i++) {
            String label = hidden.get(i);
            String word = label == null ? folded.get(i) : "#" + label;
            boolean again = label != null && !said.isEmpty() && said.getLast().equals(word);
            if (!word.isEmpty() && !again) {
                said.add(word);
            }
        }
        return String.join(" ", said);
    }

    private void hide(int from, int to, String label) {
        hide(from, to, label, false);
    }

    private void hide(int from, int to, String label, boolean digitsOnly) {
        for (int i = from; i < Math.min(to, raw.size()); i++) {
            boolean fits = !digitsOnly || words.digits.contains(folded.get(i)) || isNumber(i);
            if (hidden.get(i) == null && !folded.get(i).isEmpty() && fits) {
                hidden.set(i, label);
            }
        }
    }

    /** Whether one of the phrases ends at a word. */
    private boolean follows(List<List<String>> phrases, int end) {
        return phrases.stream().anyMatch(phrase -> {
            int from = end + 1 - phrase.size();
            return from >= 0 && folded.subList(from, end + 1).equals(phrase);
        });
    }

    /** The word after this one; a point or colon may stand between. */
    private int afterMark(int i) {
        return i + 1 < raw.size()
                        && (raw.get(i + 1).equals(".") || raw.get(i + 1).equals(":"))
                ? i + 2
                : i + 1;
    }

    private String wordAt(int i) {
        return i < raw.size() ? folded.get(i) : "";
    }

    private boolean isNumber(int i) {
        return !raw.get(i).isEmpty() && raw.get(i).chars().allMatch(Character::isDigit);
    }

    /** As "3", "3B" or "C". */
    private boolean isShortCode(int i) {
        String word = i < raw.size() ? raw.get(i) : "";
        return !word.isEmpty() && word.length() <= 4 && (word.length() == 1 || Character.isDigit(word.charAt(0)));
    }

    private boolean isCapital(int i) {
        return Character.isUpperCase(raw.get(i).charAt(0)) && raw.get(i).length() > 2;
    }

    private static boolean isUpper(String word) {
        return word.length() > 2 && word.equals(word.toUpperCase(Locale.ROOT)) && Character.isLetter(word.charAt(0));
    }

    /** Whether a sentence begins here. */
    private boolean begins(int i) {
        return i == 0 || ".!?¡¿:\"-*•(".contains(raw.get(i - 1));
    }
}
