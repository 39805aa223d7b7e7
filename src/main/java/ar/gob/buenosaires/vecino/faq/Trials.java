package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Comparison;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Labelled;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Pair;
import ar.gob.buenosaires.vecino.faq.ChangeTrial.Taken;
import ar.gob.buenosaires.vecino.faq.Trial.Clash;
import ar.gob.buenosaires.vecino.faq.Trial.Found;
import ar.gob.buenosaires.vecino.faq.Trial.Message;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Tries a change on labelled messages, on everybody's examples and on questions without an answer. */
@Component
class Trials {

    /** What is live, and what would be. */
    record Change(int revision, long version, Publication before, Publication after, List<ItemKey> changed) {}

    private record Tried(List<ItemKey> changed, int revision, long version) {}

    private final ChangeTrial trial;
    private final ContentSnapshots snapshots;
    private final Drafts drafts;
    private final UnansweredLog questions;
    private final TransactionOperations transactions;
    private final ReentrantLock turn = new ReentrantLock(); // one at a time: it takes a processor for a second
    private final Cache<Tried, Trial> known = Caffeine.newBuilder()
            .maximumSize(50)
            .expireAfterWrite(Duration.ofMinutes(5))
            .build();

    Trials(
            ChangeTrial trial,
            ContentSnapshots snapshots,
            Drafts drafts,
            UnansweredLog questions,
            TransactionOperations transactions) {
        this.trial = trial;
        this.snapshots = snapshots;
        this.drafts = drafts;
        this.questions = questions;
        this.transactions = transactions;
    }

    /** Tries the head of an item; holds no connection meanwhile. */
    Trial of(Kind kind, long id) {
        return of(Objects.requireNonNull(transactions.execute(transaction -> change(kind, id))));
    }

    /** Tries the head of an item with other words; stores nothing. */
    Trial with(Draft draft, UnaryOperator<Words> words) {
        Change change = Objects.requireNonNull(transactions.execute(transaction -> {
            Publication before = snapshots.live();
            Publication after = new Publication(before);
            Document text = draft.document().with(words.apply(draft.document().words()));
            after.put(draft.item(), draft.item().head(), text);
            return new Change(
                    draft.item().head(),
                    snapshots.version(),
                    before,
                    after,
                    List.of(draft.item().key()));
        }));
        return inTurn(change);
    }

    /** Tries a text that there is not yet; stores nothing. */
    Trial withNew(ItemKey key, String area, Document text) {
        Change change = Objects.requireNonNull(transactions.execute(transaction -> {
            Publication before = snapshots.live();
            Publication after = new Publication(before);
            after.put(new Publication.Text(0, key, area, 1, text));
            return new Change(1, snapshots.version(), before, after, List.of(key));
        }));
        return inTurn(change);
    }

    private Trial inTurn(Change change) {
        turn.lock();
        try {
            return run(change);
        } finally {
            turn.unlock();
        }
    }

    Trial of(Change change) {
        Tried key = new Tried(change.changed(), change.revision(), change.version());
        turn.lock();
        try {
            return known.get(key, tried -> run(change));
        } finally {
            turn.unlock();
        }
    }

    private Change change(Kind kind, long id) {
        Draft draft = drafts.find(kind, id);
        Publication before = snapshots.live();
        Publication after = new Publication(before);
        List<ItemKey> changed = new ArrayList<>();
        if (kind == Kind.ANSWER) {
            drafts.all().stream()
                    .filter(other -> other.item()
                            .key()
                            .equals(ItemKey.service(draft.item().key().service())))
                    .filter(service -> !service.item().isLive())
                    .forEach(service -> put(service, after, changed));
        }
        put(draft, after, changed);
        return new Change(draft.item().head(), snapshots.version(), before, after, changed);
    }

    private static void put(Draft draft, Publication after, List<ItemKey> changed) {
        after.put(draft.item(), draft.item().head(), draft.document());
        changed.add(draft.item().key());
    }

    private Trial run(Change change) {
        Comparison both = trial.of(
                new Catalogue(0, change.before().services()),
                new Catalogue(0, change.after().services()));
        List<Message> worse = new ArrayList<>();
        List<Message> better = new ArrayList<>();
        int rightBefore = 0;
        int rightAfter = 0;
        for (Labelled message : trial.labelled()) {
            Pair pair = both.take(message.text());
            boolean before = isRight(pair.before(), message.label(), null);
            boolean after = isRight(pair.after(), message.label(), null);
            rightBefore += before ? 1 : 0;
            rightAfter += after ? 1 : 0;
            if (before != after) {
                (before ? worse : better).add(message(message.text(), message.label(), pair));
            }
        }
        return new Trial(
                change.revision(),
                trial.labelled().size(),
                rightBefore,
                rightAfter,
                Found.of(worse),
                Found.of(better),
                Found.of(broken(change, both)),
                Found.of(own(change, both)),
                Found.of(unanswered(both)),
                clashes(change));
    }

    /** Examples that were approved and no longer lead where they should. */
    private static List<Message> broken(Change change, Comparison both) {
        List<Message> broken = new ArrayList<>();
        for (Publication.Text text : change.before().texts()) {
            List<String> stay = change.after()
                    .text(text.key())
                    .map(after -> after.document().words().examples())
                    .orElse(List.of());
            for (String example : text.document().words().examples()) {
                Pair pair = both.take(example);
                String service = text.key().service();
                String topic = text.key().topic();
                if (stay.contains(example)
                        && isRight(pair.before(), service, topic)
                        && !isRight(pair.after(), service, topic)) {
                    broken.add(message(example, place(service, topic), pair));
                }
            }
        }
        return broken;
    }

    private static List<Message> own(Change change, Comparison both) {
        List<Message> own = new ArrayList<>();
        for (ItemKey key : change.changed()) {
            change.after()
                    .text(key)
                    .map(text -> text.document().words().examples())
                    .orElse(List.of())
                    .forEach(example ->
                            own.add(message(example, place(key.service(), key.topic()), both.take(example))));
        }
        return own;
    }

    private List<Message> unanswered(Comparison both) {
        List<Message> otherwise = new ArrayList<>();
        for (String question : questions.recent()) {
            Pair pair = both.take(question);
            if (!pair.before().equals(pair.after())) {
                otherwise.add(message(question, null, pair));
            }
        }
        return otherwise;
    }

    private static List<Clash> clashes(Change change) {
        List<Clash> clashes = new ArrayList<>();
        for (ItemKey key : change.changed()) {
            if (key.kind() == Kind.ANSWER) {
                continue; // its keywords count within the service only
            }
            List<Keyword> own = change.after()
                    .text(key)
                    .map(text -> text.document().words().keywords())
                    .orElse(List.of());
            for (Publication.Text other : change.before().texts()) {
                if (other.key().kind() == Kind.SERVICE && !other.key().equals(key)) {
                    own.forEach(keyword -> clash(keyword, other, clashes));
                }
            }
        }
        return clashes;
    }

    private static void clash(Keyword keyword, Publication.Text other, List<Clash> clashes) {
        String folded = PlainText.of(keyword.text()).toString();
        other.document().words().keywords().stream()
                .filter(theirs -> PlainText.of(theirs.text()).toString().equals(folded))
                .forEach(theirs ->
                        clashes.add(new Clash(keyword.text(), other.key().service(), other.area(), theirs.weight())));
    }

    private static boolean isRight(Taken taken, String label, @Nullable String topic) {
        boolean answered = taken.sure() || label.equals("none");
        return answered && taken.intent().equals(label) && (topic == null || topic.equals(taken.topic()));
    }

    private static String place(String service, @Nullable String topic) {
        return topic == null ? service : service + "/" + topic;
    }

    private static Message message(String text, @Nullable String expected, Pair pair) {
        return new Message(text, expected, place(pair.before()), place(pair.after()));
    }

    private static String place(Taken taken) {
        return place(taken.intent(), taken.topic()) + (taken.sure() ? "" : "?");
    }
}
