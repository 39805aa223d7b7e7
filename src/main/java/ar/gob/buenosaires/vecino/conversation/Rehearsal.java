package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ChangeTrial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries content before residents get it. What would be learned from it afterwards is not part of the trial. */
@Component
class Rehearsal implements ChangeTrial {

    /** Of each label: enough to notice harm, few enough to try in a second or two. */
    private static final int SAMPLE = 50;

    private final ChatWords words;
    private final Danger danger;
    private final CityRouter router;
    private volatile @Nullable List<Labelled> sample;

    Rehearsal(ChatWords words, Danger danger, CityRouter router) {
        this.words = words;
        this.danger = danger;
        this.router = router;
    }

    @Override
    public List<Labelled> labelled() {
        List<Labelled> known = sample;
        if (known == null) {
            known = draw(LabelledMessages.read());
            sample = known;
        }
        return known;
    }

    @Override
    public Comparison of(Catalogue before, Catalogue after) {
        Router now = router.over(before);
        Router then = router.over(after);
        return text -> {
            Glance glance = danger.look(words.read(text));
            return new Pair(take(glance, now), take(glance, then));
        };
    }

    private static Taken take(Glance glance, Router router) {
        if (!glance.findings().signs().isEmpty()) {
            return new Taken(Comprehension.EMERGENCY, null, true);
        }
        Understanding understood = router.route(glance, null);
        return new Taken(understood.intent(), understood.topic(), understood.certainty() == Certainty.SURE);
    }

    /** Evenly over the files, which are by kind of message. */
    private static List<Labelled> draw(List<LabelledMessage> all) {
        Map<String, List<Labelled>> byLabel = new TreeMap<>();
        for (LabelledMessage message : all) {
            byLabel.computeIfAbsent(message.label(), label -> new ArrayList<>())
                    .add(new Labelled(message.text(), message.label()));
        }
        List<Labelled> drawn = new ArrayList<>();
        byLabel.values().forEach(messages -> {
            int step = Math.max(1, messages.size() / SAMPLE);
            for (int i = 0; i < messages.size(); i += step) {
                drawn.add(messages.get(i));
            }
        });
        return List.copyOf(drawn);
    }
}
