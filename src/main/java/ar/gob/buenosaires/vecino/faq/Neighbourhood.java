package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What a text must fit in with: titles of others, and where follow-ups lead. */
final class Neighbourhood {

    private final Map<ItemKey, Document> others = new HashMap<>();

    Neighbourhood(List<Draft> drafts) {
        for (Draft draft : drafts) {
            if (draft.item().state() != State.RETIRED) {
                others.put(draft.item().key(), draft.document());
            }
        }
    }

    List<Flaw> flaws(ItemKey key, Document text) {
        List<Flaw> flaws = new ArrayList<>();
        boolean taken = others.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(key)
                        && isBeside(key, other.getKey())
                        && other.getValue().title().equals(text.title()));
        if (taken) {
            flaws.add(Flaw.of("title", "title-taken", text.title()));
        }
        if (text instanceof Answer answer) {
            answer.followUps().stream()
                    .filter(followUp -> !leadsSomewhere(key, followUp))
                    .forEach(followUp -> flaws.add(Flaw.of("follow_ups", "unknown-target", followUp)));
        }
        return flaws;
    }

    /** Titles of services are all different, and titles of answers within a service. */
    private static boolean isBeside(ItemKey key, ItemKey other) {
        return key.kind() == other.kind()
                && (key.kind() == Kind.SERVICE || Objects.equals(key.service(), other.service()));
    }

    private boolean leadsSomewhere(ItemKey from, String followUp) {
        int slash = followUp.indexOf('/');
        String service = slash < 0 ? from.service() : followUp.substring(0, slash);
        String topic = followUp.substring(slash + 1);
        ItemKey target = ItemKey.answer(service, topic.isEmpty() ? null : topic);
        return others.containsKey(target);
    }
}
