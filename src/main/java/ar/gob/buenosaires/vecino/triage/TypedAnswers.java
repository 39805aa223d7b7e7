package ar.gob.buenosaires.vecino.triage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a question's typed answers can tell, one of each kind that the rules tell apart. */
final class TypedAnswers {

    private TypedAnswers() {}

    static List<Map<String, Told>> all(Question question, Tables tables) {
        String name = question.parse();
        Parsing parse = name == null ? null : Parsing.of(name).orElse(null);
        if (parse == null) {
            return List.of();
        }
        return switch (parse) {
            case TEMPERATURE, DAYS, AGE -> numbers(question, tables);
            case SYMPTOMS, RISK -> combinations(question, tables);
            case YES_NO -> List.of();
        };
    }

    private static List<Map<String, Told>> numbers(Question question, Tables tables) {
        List<Map<String, Told>> typed = new ArrayList<>();
        for (Axis axis : axes(question, tables)) {
            for (int c = 0; axis.fact.isNumber() && c < axis.classes(); c++) {
                typed.add(Map.of(axis.fact.id(), axis.example(c)));
            }
        }
        return typed;
    }

    private static List<Map<String, Told>> combinations(Question question, Tables tables) {
        List<Map<String, Told>> typed = new ArrayList<>(List.of(Map.of()));
        for (Axis axis : axes(question, tables)) {
            List<Map<String, Told>> longer = new ArrayList<>();
            for (Map<String, Told> before : typed) {
                for (int c = 0; c < axis.classes(); c++) {
                    Map<String, Told> after = new HashMap<>(before);
                    after.put(axis.fact.id(), axis.example(c));
                    longer.add(after);
                    Effort.check(longer.size(), Effort.MOST_TYPED);
                }
            }
            typed = longer;
        }
        return typed;
    }

    private static List<Axis> axes(Question question, Tables tables) {
        return question.settles().stream()
                .map(tables::axisOf)
                .filter(number -> number >= 0)
                .map(tables.axes::get)
                .toList();
    }
}
