package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How hard a Spanish text is to read, by Fernández-Huerta's formula in INFLESZ's scale (55 to 65 is normal). */
record Reading(List<String> sentences) {

    private static final Pattern COMPUTED = Pattern.compile("(?m)^\\s*\\{[^}]*}\\s*$");
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S+|\\b[\\w-]+(\\.[\\w-]+)+(/\\S*)?");
    private static final Pattern MARKER = Pattern.compile("^\\s*(- |\\d+\\. )");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
    private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
    private static final Pattern VOWELS = Pattern.compile("[aeiouáéíóúü]+");
    private static final Pattern HIATUS = Pattern.compile("[aeoáéó](?=[aeoáéó])|[aeo](?=[íú])|[íú](?=[aeo])");

    static Reading of(String body) {
        String text = ADDRESS.matcher(COMPUTED.matcher(body).replaceAll("")).replaceAll("web");
        return new Reading(text.lines()
                .map(line -> MARKER.matcher(line).replaceFirst(""))
                .flatMap(line -> Stream.of(line.split("(?<=[.!?:])\\s+", -1)))
                .filter(sentence -> WORD.matcher(sentence).find())
                .toList());
    }

    static long words(String sentence) {
        return WORD.matcher(sentence).results().count();
    }

    /** 206.835 − 62.3 × syllables a word − words a sentence (Barrio-Cantalejo 2008). */
    double ease() {
        List<String> words = sentences.stream()
                .flatMap(sentence -> LETTERS.matcher(sentence).results().map(word -> word.group()))
                .toList();
        double syllables = words.stream().mapToLong(Reading::syllables).sum();
        return 206.835 - 62.3 * syllables / words.size() - (double) words.size() / sentences.size();
    }

    private static long syllables(String word) {
        String lower = word.toLowerCase(Locale.ROOT);
        long groups = VOWELS.matcher(lower).results().count();
        return Math.max(1, groups + HIATUS.matcher(lower).results().count());
    }
}
