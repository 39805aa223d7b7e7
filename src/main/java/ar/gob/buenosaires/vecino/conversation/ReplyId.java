package ar.gob.buenosaires.vecino.conversation;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a button or a list row leads. The ids are stable: a button of last month still works.
 */
sealed interface ReplyId {

    record Menu(Optional<String> group, int page) implements ReplyId {}

    record Service(String slug) implements ReplyId {}

    record Answer(String slug, String topic) implements ReplyId {}

    record Intent(String slug) implements ReplyId {}

    /** An answer in a dialog about a patient. */
    record Triage(long talk, String question, String option) implements ReplyId {}

    /** A question whose answer the resident wants to be told of. */
    record Notify(long question) implements ReplyId {}

    /** An id that this program never gave. */
    record Unknown() implements ReplyId {}

    String MENU = "menu";
    Pattern ASKED = Pattern.compile("^asked:([0-9]{1,18}):");

    static String service(String slug) {
        return "service:" + slug;
    }

    static String answer(String slug, String topic) {
        return "answer:" + slug + ":" + topic;
    }

    static String group(String key, int page) {
        return page == 1 ? "menu:" + key : "menu:" + key + ":" + page;
    }

    static String intent(String slug) {
        return "intent:" + slug;
    }

    static String triage(long talk, String question, String option) {
        return "triage:" + talk + ":" + question + ":" + option;
    }

    static String notify(long question) {
        return "notify:" + question;
    }

    /** A button of "¿Quisiste decir…?"; it also says that the question was answered after all. */
    static String asked(long question, String id) {
        return "asked:" + question + ":" + id;
    }

    /** The question that was asked back, if the button belongs to one. */
    static Optional<Long> question(String id) {
        return ASKED.matcher(id).results().findFirst().map(asked -> Long.valueOf(asked.group(1)));
    }

    static ReplyId read(String reply) {
        String id = ASKED.matcher(reply).replaceFirst("");
        List<String> parts = List.of(id.split(":", -1));
        return switch (parts.getFirst() + "/" + parts.size()) {
            case "menu/1" -> new Menu(Optional.empty(), 1);
            case "menu/2" -> new Menu(Optional.of(parts.get(1)), 1);
            case "menu/3" ->
                parts.get(2).matches("[1-9][0-9]?")
                        ? new Menu(Optional.of(parts.get(1)), Integer.parseInt(parts.get(2)))
                        : new Unknown();
            case "service/2" -> new Service(parts.get(1));
            case "answer/3" -> new Answer(parts.get(1), parts.get(2));
            case "triage/4" ->
                parts.get(1).matches("[0-9]{1,18}")
                        ? new Triage(Long.parseLong(parts.get(1)), parts.get(2), parts.get(3))
                        : new Unknown();
            case "intent/2" -> new Intent(parts.get(1));
            case "notify/2" ->
                parts.get(1).matches("[0-9]{1,18}") ? new Notify(Long.parseLong(parts.get(1))) : new Unknown();
            default -> new Unknown();
        };
    }
}
