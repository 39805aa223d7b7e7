package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** The whole understanding, taught with some of the messages only. */
final class Pupil {

    /** The labelled data calls what these are asked for {@code none}. */
    static final Set<String> EXTRA = Set.of(
            "abl",
            "estacionamiento",
            "mascotas",
            "discapacidad",
            "ayuda-social",
            "personas-en-calle",
            "ninez",
            "empleo",
            "consumidor");

    /** What it took a message for. */
    record Answer(LabelledMessage asked, String intent, double score, Understanding.Certainty certainty) {
        boolean isRight() {
            return intent.equals(asked.intent());
        }
    }

    private static final ChatWords WORDS = new ChatWords();
    private static final Intents INTENTS = new Intents();
    private static final RedFlags FLAGS = new RedFlags(WORDS);
    private static final TraitReader TRAITS = new TraitReader(new Meanings());

    private final Danger danger;
    private final Lexicon lexicon;
    private final Learned learned;
    private final RouterSettings settings;

    Pupil(List<LabelledMessage> messages, Catalogue catalogue, RouterSettings settings) {
        this.settings = settings;
        danger = new Danger(WORDS, FLAGS, TRAITS);
        danger.learn(messages);
        lexicon = new Lexicon(catalogue, INTENTS, WORDS);
        learned = new IntentLessons(INTENTS, WORDS, danger, settings).learn(messages, catalogue, lexicon);
    }

    Answer answer(LabelledMessage message) {
        Glance glance = danger.look(WORDS.read(message.text()));
        if (!glance.findings().signs().isEmpty()) {
            return new Answer(
                    message, Comprehension.EMERGENCY, danger.likelihood(glance), Understanding.Certainty.SURE);
        }
        Heard heard = new Heard(lexicon, glance.text());
        Understanding understood = new ByLearning(heard, learned, lexicon, settings).decide(glance.traits());
        String intent = EXTRA.contains(understood.intent()) ? Understanding.NONE : understood.intent();
        return new Answer(message, intent, understood.score(), understood.certainty());
    }

    /** Learns from a share of the messages that are not asked about. */
    static List<Answer> ask(List<LabelledMessage> all, List<LabelledMessage> asked, double share) {
        List<LabelledMessage> rest = new ArrayList<>(all);
        rest.removeAll(asked);
        List<LabelledMessage> learned = rest.subList(0, (int) (rest.size() * share));
        Pupil pupil = new Pupil(learned, ShippedContent.catalogue(), RouterSettings.MEASURED);
        asked.forEach(pupil::answer); // warm
        long[] nanos = new long[asked.size()];
        List<Answer> answers = new ArrayList<>();
        for (int i = 0; i < nanos.length; i++) {
            long start = System.nanoTime();
            answers.add(pupil.answer(asked.get(i)));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                "%ntime a message: median %d µs, p99 %d µs%n",
                nanos[nanos.length / 2] / 1000, nanos[nanos.length * 99 / 100] / 1000);
        return answers;
    }
}
