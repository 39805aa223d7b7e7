package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Pupil.Answer;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Prints what came out of asking; figures and labels only, no texts. */
final class EvaluationReport {

    private static final int BINS = 10;
    private static final Set<String> SERVICES = ShippedContent.catalogue().services().stream()
            .map(service -> service.slug())
            .collect(Collectors.toSet());

    private final String name;
    private final List<Answer> answers;

    EvaluationReport(String name, List<Answer> answers) {
        this.name = name;
        this.answers = answers;
    }

    double accuracy() {
        return share(answers, Answer::isRight);
    }

    void print() {
        List<Answer> danger = where(a -> isDanger(a.asked().intent()));
        List<Answer> rest = where(a -> !isDanger(a.asked().intent()));
        List<Answer> none = where(a -> a.asked().intent().equals(Understanding.NONE));
        List<Answer> sure = where(a -> a.certainty() == Understanding.Certainty.SURE);
        System.out.printf(
                "%s: %d messages, right %.1f %%, hard ones %.1f %% of %d%n",
                name,
                answers.size(),
                100 * accuracy(),
                100 * share(where(a -> a.asked().hard()), Answer::isRight),
                where(a -> a.asked().hard()).size());
        System.out.printf(
                "  emergency recall %.1f %% of %d, false alarms %.1f %% of %d; none taken for a service %.1f %% of %d;"
                        + " sure %.1f %%, of these right %.1f %%%n",
                100 * share(danger, a -> isDanger(a.intent())),
                danger.size(),
                100 * share(rest, a -> isDanger(a.intent())),
                rest.size(),
                100 * share(none, a -> SERVICES.contains(a.intent())),
                none.size(),
                100.0 * sure.size() / Math.max(1, answers.size()),
                100 * share(sure, Answer::isRight));
    }

    void printConfusions() {
        Map<String, List<Answer>> byIntent = answers.stream()
                .collect(Collectors.groupingBy(a -> a.asked().intent(), TreeMap::new, Collectors.toList()));
        byIntent.forEach((intent, asked) -> System.out.printf(
                "  %-24s %.1f %% of %d%n", intent, 100 * share(asked, Answer::isRight), asked.size()));
        answers.stream()
                .filter(a -> !a.isRight())
                .collect(Collectors.groupingBy(a -> a.asked().intent() + " → " + a.intent(), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .limit(30)
                .forEach(e -> System.out.printf("  %4d %s%n", e.getValue(), e.getKey()));
    }

    /** Scores in bins with the share that was right; the error is their mean distance. */
    void printCalibration() {
        List<List<Answer>> bins = new ArrayList<>();
        for (int i = 0; i < BINS; i++) {
            bins.add(new ArrayList<>());
        }
        answers.forEach(a ->
                bins.get((int) Math.min(BINS - 1, a.score() * BINS)).add(a));
        double error = 0;
        for (List<Answer> bin : bins) {
            if (!bin.isEmpty()) {
                double said = bin.stream().mapToDouble(Answer::score).average().orElse(0);
                double right = share(bin, Answer::isRight);
                error += Math.abs(said - right) * bin.size() / answers.size();
                System.out.printf("  score %.2f: right %.2f of %d%n", said, right, bin.size());
            }
        }
        System.out.printf("  calibration error %.3f%n", error);
    }

    private List<Answer> where(Predicate<Answer> wanted) {
        return answers.stream().filter(wanted).toList();
    }

    private static boolean isDanger(String intent) {
        return intent.equals(Comprehension.EMERGENCY);
    }

    private static double share(List<Answer> of, Predicate<Answer> wanted) {
        return of.isEmpty() ? 0 : of.stream().filter(wanted).count() / (double) of.size();
    }
}
