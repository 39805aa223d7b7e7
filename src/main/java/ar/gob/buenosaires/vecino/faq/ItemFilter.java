package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which items somebody wants to see; nothing means all.
 *
 * @param words that stand in its texts or keywords, each of them at least as the beginning of a word
 */
record ItemFilter(
        @Nullable String area,
        @Nullable String service,
        @Nullable State state,
        @Nullable Boolean stale,
        @Nullable String words) {

    boolean matches(ItemView view) {
        return is(area, view.item().area())
                && is(service, view.service())
                && (state == null || state == view.item().state())
                && (stale == null || stale == view.item().stale())
                && hasWords(view);
    }

    private static boolean is(@Nullable String wanted, String there) {
        return wanted == null || wanted.isBlank() || wanted.equals(there);
    }

    private boolean hasWords(ItemView view) {
        if (words == null || words.isBlank()) {
            return true;
        }
        Set<String> there = Stream.concat(
                        Stream.of(view.service(), view.text().title(), body(view.text())),
                        view.text().words().keywords().stream().map(Keyword::text))
                .flatMap(text -> PlainText.of(text).words().stream())
                .map(word -> word.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return PlainText.of(words).words().stream()
                .allMatch(wanted -> there.stream().anyMatch(word -> word.startsWith(wanted)));
    }

    private static String body(Document text) {
        return switch (text) {
            case Answer answer -> answer.body();
            case CityService service -> service.summary();
        };
    }
}
