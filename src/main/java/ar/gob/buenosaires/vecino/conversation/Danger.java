package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlags.Findings;
import ar.gob.buenosaires.vecino.core.PlainText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Says whether a message tells of danger: by the phrases of the red-flag data, and by what was learned from labelled
 * messages for those that no phrase foresaw. What was learned ships in the jar, so it needs no database.
 */
@Component
class Danger {

    private static final Logger log = LoggerFactory.getLogger(Danger.class);
    private static final String LINE = "emergency ";
    private static final String LEARNED = "model";

    private final ChatWords words;
    private final RedFlags redFlags;
    private final TraitReader traits;
    private volatile @Nullable Learned learned;

    @Autowired
    Danger(ChatWords words, RedFlags redFlags, TraitReader traits, Lessons lessons) {
        this(words, redFlags, traits);
        Optional<Learned> shipped = ShippedLessons.danger();
        learned = shipped.orElse(null);
        if (shipped.isEmpty()) {
            lessons.later(() -> learn(LabelledMessages.read()));
        }
    }

    /** One that has learned nothing yet. */
    Danger(ChatWords words, RedFlags redFlags, TraitReader traits) {
        this.words = words;
        this.redFlags = redFlags;
        this.traits = traits;
    }

    /** The same that has learned the same, by other phrases. */
    Danger by(RedFlags others) {
        Danger danger = new Danger(words, others, traits);
        danger.learned = learned;
        return danger;
    }

    /** Whose line it is when nothing but learning sees danger in what follows an answer of a service. */
    Optional<HelpLine> lineAfter(String service) {
        return Optional.ofNullable(redFlags.learned().after().get(service));
    }

    /** What a text shows, and whether that is danger. Takes some tens of microseconds for an ordinary message. */
    Glance look(PlainText text) {
        Findings phrases = redFlags.find(text);
        Traits shown = traits(text, phrases);
        Learned known = learned;
        return new Glance(text, shown, known == null ? phrases : weigh(text, phrases, shown, known));
    }

    /** Reads the words of a message, and the signs that phrases found in it. */
    private Traits traits(PlainText text, Findings phrases) {
        float strength = redFlags.learned().strength();
        Map<String, Float> signs = new LinkedHashMap<>();
        phrases.signs().forEach(sign -> signs.put("f:" + sign.id(), strength));
        phrases.lowered().forEach(sign -> signs.put("l:" + sign, strength));
        return traits.read(text).with(signs);
    }

    /** The same as of a message that is looked at, for learning. */
    Traits traits(PlainText text) {
        return traits(text, redFlags.find(text));
    }

    Learned learn(List<LabelledMessage> messages) {
        long start = System.nanoTime();
        LessonBook lessons = new LessonBook();
        for (LabelledMessage message : messages) {
            PlainText text = words.read(message.text());
            Findings phrases = redFlags.find(text);
            lessons.addMessage(traits(text, phrases), label(message, phrases));
        }
        Learned now = lessons.learn(Lessons.COURSE);
        learned = now;
        log.info("danger learned from {} messages in {} ms", messages.size(), (System.nanoTime() - start) / 1_000_000);
        return now;
    }

    /**
     * An emergency's line is part of its label: as its author says, or as its phrases do. What is no emergency keeps its
     * own label, as danger is told from many kinds of talk better than from one rest.
     */
    private static String label(LabelledMessage message, Findings phrases) {
        if (message.intent().equals(Comprehension.EMERGENCY)) {
            String line = message.line();
            return LINE
                    + (line != null
                            ? line
                            : phrases.gravest().map(flag -> flag.line().key()).orElse(HelpLine.SAME.key()));
        }
        return message.intent();
    }

    private Findings weigh(PlainText text, Findings phrases, Traits shown, Learned known) {
        if (phrases.added()) {
            return phrases; // one person proposed that, and two others approved it
        }
        RedFlagFile.Learning limits = redFlags.learned();
        float[] likely = likely(known, shown);
        double danger = danger(known, likely);
        if (!phrases.signs().isEmpty()) {
            boolean counts = limits.isPassedOn(text)
                    || danger >= limits.with(phrases.signs())
                    || isAnySentence(text, known, true);
            return counts ? phrases : phrases.lowered("learned");
        }
        if (danger < limits.alone() && !isAnySentence(text, known, false)) {
            return phrases;
        }
        HelpLine line = line(known, likely);
        return phrases.with(new RedFlag("model", "learned", limits.level(), line, "es"), words.language(text));
    }

    /** Whether a sentence would be danger if it stood alone: what stands around it takes nothing back. */
    private boolean isAnySentence(PlainText text, Learned known, boolean withPhrase) {
        RedFlagFile.Learning limits = redFlags.learned();
        List<PlainText> sentences = text.sentences();
        return sentences.size() > 1
                && sentences.stream().anyMatch(sentence -> {
                    Findings phrases = redFlags.find(sentence);
                    float limit = withPhrase ? limits.with(phrases.signs()) : limits.sentence();
                    return !(withPhrase && phrases.signs().isEmpty())
                            && likelihood(known, traits(sentence, phrases)) >= limit;
                });
    }

    /** The versions of the red-flag data and of what was learned, kept with every decision. */
    String version() {
        return redFlags.version() + (learned == null ? "" : "+" + LEARNED);
    }

    /** How likely danger is by what was learned; 1 where nothing was learned yet. */
    double likelihood(Glance glance) {
        Learned known = learned;
        return known == null ? 1 : likelihood(known, glance.traits());
    }

    private double likelihood(Learned known, Traits shown) {
        return danger(known, likely(known, shown));
    }

    private float[] likely(Learned known, Traits shown) {
        return known.probabilities(known.see(shown), redFlags.learned().temperature());
    }

    private static double danger(Learned known, float[] likely) {
        double danger = 0;
        for (int i = 0; i < likely.length; i++) {
            danger += known.labels().get(i).startsWith(LINE) ? likely[i] : 0;
        }
        return danger;
    }

    /** The line that is likeliest to be the right one. */
    private static HelpLine line(Learned known, float[] likely) {
        int best = -1;
        for (int i = 0; i < likely.length; i++) {
            if (known.labels().get(i).startsWith(LINE) && (best < 0 || likely[i] > likely[best])) {
                best = i;
            }
        }
        return best < 0
                ? HelpLine.SAME
                : HelpLine.of(known.labels().get(best).substring(LINE.length())).orElse(HelpLine.SAME);
    }

    /** What speaks most for danger in a text, for editors. */
    List<String> reasons(Glance glance) {
        Learned known = learned;
        if (known == null) {
            return List.of();
        }
        Learned.Seen seen = known.see(glance.traits());
        return known.labels().stream()
                .filter(label -> label.startsWith(LINE))
                .flatMap(label -> known.reasons(seen, label, 2).stream())
                .distinct()
                .limit(5)
                .toList();
    }
}
