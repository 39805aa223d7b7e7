package ar.gob.buenosaires.vecino.faq;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Which changes need two approvers: where a mistake may cost a life. */
@Component
class TwoApprovers {

    private final FaqSettings settings;
    private final Pattern numbers;

    TwoApprovers(FaqSettings settings) {
        this.settings = settings;
        numbers = Pattern.compile("(?<![\\d-])(" + String.join("|", settings.emergencyNumbers()) + ")(?![\\d-])");
    }

    /** How many must approve it. */
    int needed(ItemKey key, @Nullable Document before, Document after) {
        boolean two = settings.twoApprovers().contains(key.service())
                || !emergencyLines(before).equals(emergencyLines(after));
        return two ? 2 : 1;
    }

    /** Lines of the body that name an emergency number. */
    private List<String> emergencyLines(@Nullable Document document) {
        return document instanceof Answer answer
                ? Arrays.stream(answer.body().split("\n", -1))
                        .map(String::strip)
                        .filter(line -> numbers.matcher(line).find())
                        .toList()
                : List.of();
    }
}
