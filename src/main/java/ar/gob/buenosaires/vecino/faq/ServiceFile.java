package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A service as a content file ships it.
 *
 * @param place its {@code file:line}
 */
record ServiceFile(
        String place,
        String slug,
        String area,
        String title,
        @Nullable String shortTitle,
        String summary,
        int position,
        List<AnswerFile> answers,
        List<WordsFile> words) {

    String hash() {
        return Hash.of(String.join("\n", area, title, String.valueOf(shortTitle), summary, String.valueOf(position)));
    }
}
