package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that lead to a service, or to one topic of it. */
record Words(List<Keyword> keywords, List<Keyword> negatives, List<String> examples) {

    static final Words NONE = new Words(List.of(), List.of(), List.of());

    /** @param row the number of the item whose words they are, for the reasons shown to editors */
    List<Evidence> evidence(long row, @Nullable String topic) {
        List<Evidence> all = new ArrayList<>();
        keywords.forEach(k -> all.add(new Evidence(row, topic, Evidence.Kind.KEYWORD, k.text(), k.weight())));
        negatives.forEach(k -> all.add(new Evidence(row, topic, Evidence.Kind.NEGATIVE, k.text(), k.weight())));
        examples.forEach(
                text -> all.add(new Evidence(row, topic, Evidence.Kind.EXAMPLE, text, Keyword.DEFAULT_WEIGHT)));
        return all;
    }
}
