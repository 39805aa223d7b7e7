package ar.gob.buenosaires.vecino.faq;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An answer as a content file ships it. */
record AnswerFile(
        @Nullable String topic,
        String title,
        String body,
        @Nullable String linkText,
        @Nullable String linkUrl,
        List<String> followUps,
        List<String> sources,
        @Nullable LocalDate factsDate,
        @Nullable LocalDate reviewBy,
        int position) {

    String hash() {
        return Hash.of(toString());
    }
}
