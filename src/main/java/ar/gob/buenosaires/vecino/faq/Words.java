package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The words that lead to a service, or to one topic of it. */
record Words(List<Keyword> keywords, List<Keyword> negatives, List<String> examples) {

    Words with(Evidence.Kind kind, Keyword added) {
        return switch (kind) {
            case KEYWORD -> new Words(plus(keywords, added), negatives, examples);
            case NEGATIVE -> new Words(keywords, plus(negatives, added), examples);
            case EXAMPLE -> new Words(keywords, negatives, plus(examples, added.text()));
        };
    }

    Words without(Evidence.Kind kind, String text) {
        return switch (kind) {
            case KEYWORD -> new Words(minus(keywords, text), negatives, examples);
            case NEGATIVE -> new Words(keywords, minus(negatives, text), examples);
            case EXAMPLE ->
                new Words(
                        keywords,
                        negatives,
                        examples.stream().filter(each -> !each.equals(text)).toList());
        };
    }

    private static <T> List<T> plus(List<T> all, T one) {
        List<T> more = new ArrayList<>(all);
        more.add(one);
        return more;
    }

    private static List<Keyword> minus(List<Keyword> all, String text) {
        return all.stream().filter(each -> !each.text().equals(text)).toList();
    }

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
