package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.RedFlagChange.Deed;
import ar.gob.buenosaires.vecino.conversation.RedFlagChange.State;
import ar.gob.buenosaires.vecino.conversation.RedFlagTrial.Effect;
import ar.gob.buenosaires.vecino.conversation.RedFlags.Phrase;
import ar.gob.buenosaires.vecino.core.GivenReason;
import ar.gob.buenosaires.vecino.core.Problem;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Changes of the phrases that tell of danger: one person proposes, two others approve, and then they are in force. */
@Component
class RedFlagChanges {

    private static final int MOST_PHRASES = 10;
    private static final int MOST_WORDS = 8;
    private static final int LONGEST = 80;
    private static final int MOST_OPEN = 20;

    private final RedFlagLog log;
    private final RedFlagTrial trial;
    private final RedFlags redFlags;
    private final ChatWords words;
    private final Effects effects;

    RedFlagChanges(RedFlagLog log, RedFlagTrial trial, RedFlags redFlags, ChatWords words, Effects effects) {
        this.log = log;
        this.trial = trial;
        this.redFlags = redFlags;
        this.words = words;
        this.effects = effects;
    }

    /** How a decision takes effect. */
    @Component
    record Effects(TransactionOperations transactions, AddedPhrases node) {}

    /**
     * A flag.
     *
     * @param line that it sends residents to: 107, 911, 144, 102 or mental-health
     * @param shipped patterns of the release, never taken back at run time
     * @param added phrases in force beside them
     */
    record Flag(
            String id,
            String name,
            RedFlag.Level level,
            String line,
            String language,
            List<String> shipped,
            List<String> added) {

        static Flag of(RedFlag flag, List<String> shipped, List<Phrase> added) {
            List<String> own = added.stream()
                    .filter(phrase -> phrase.flag().equals(flag.id()))
                    .map(Phrase::words)
                    .toList();
            return new Flag(flag.id(), flag.name(), flag.level(), flag.line().key(), flag.language(), shipped, own);
        }
    }

    /** What somebody wants: phrases as residents would write them; ADD where no deed is named. */
    record Wanted(
            @Nullable String flag,
            @Nullable Deed deed,
            @Nullable List<String> phrases,
            @Nullable String reason) {

        Deed does() {
            return Objects.requireNonNullElse(deed, Deed.ADD);
        }
    }

    /** What waits, then what is decided; the newest first. */
    List<RedFlagChange> all() {
        return log.all();
    }

    RedFlagChange find(long id) {
        return log.find(id);
    }

    /** All flags with the phrases that ship and those that are added now. */
    List<Flag> flags() {
        List<Phrase> added = log.added();
        return redFlags.flags().entrySet().stream()
                .map(flag -> Flag.of(flag.getKey(), flag.getValue(), added))
                .toList();
    }

    /** What it would do; stores nothing. */
    Effect effect(Wanted wanted) {
        List<Phrase> before = log.added();
        return effect(wanted.does(), checked(wanted, before), before);
    }

    Effect effect(RedFlagChange change) {
        return effect(change.deed(), change.named(), log.added());
    }

    private Effect effect(Deed deed, List<Phrase> changed, List<Phrase> before) {
        return trial.of(deed, changed, before, deed.on(before, changed));
    }

    /**
     * One that waits for two others.
     *
     * @throws Problem for what is no change, and 409 {@code too-many-open} for who has 20 that wait
     */
    RedFlagChange propose(Wanted wanted, String by) {
        String reason = GivenReason.of(wanted.reason());
        if (reason.isEmpty()) {
            throw bad("reason-missing", "'reason' says why.");
        }
        return decide(() -> {
            if (log.open(by) >= MOST_OPEN) {
                throw new Problem(
                        HttpStatus.CONFLICT, "too-many-open", "One person has at most " + MOST_OPEN + " that wait.");
            }
            List<Phrase> phrases = checked(wanted, log.added());
            List<String> texts = phrases.stream().map(Phrase::words).toList();
            long id = log.add(phrases.getFirst().flag(), wanted.does(), texts, reason, by);
            log.note(id, "PROPOSED", by, reason);
            return log.find(id);
        });
    }

    /**
     * One approval. It is tried first: what would be wrong then needs a reason.
     *
     * @throws Problem as {@link RedFlagChange#approve} does, and 409 {@code trial-broken}
     */
    RedFlagChange approve(long id, @Nullable String given, String by) {
        String reason = GivenReason.of(given);
        RedFlagChange asked = log.find(id);
        asked.approve(by);
        Effect effect = effect(asked);
        if (effect.harms() && reason.isEmpty()) {
            Problem broken = new Problem(
                    HttpStatus.CONFLICT,
                    "trial-broken",
                    "Messages that are right today would be wrong, see 'trial'. To approve it all the same give a 'reason'.");
            broken.getBody().setProperty("trial", effect);
            throw broken;
        }
        RedFlagChange now = step(id, change -> change.approve(by), "APPROVED", by, reason);
        effects.node.refresh();
        return now;
    }

    /** Gives up what is not in force. */
    RedFlagChange discard(long id, @Nullable String reason, String by) {
        return step(id, RedFlagChange::discard, "DISCARDED", by, GivenReason.of(reason));
    }

    private RedFlagChange step(long id, UnaryOperator<RedFlagChange> verb, String what, String by, String reason) {
        return decide(() -> {
            RedFlagChange next = verb.apply(log.find(id));
            log.update(next);
            log.note(id, what, by, reason);
            if (next.state() == State.IN_FORCE) {
                log.note(id, "IN_FORCE", by, "");
            }
            return next;
        });
    }

    private RedFlagChange decide(Supplier<RedFlagChange> decision) {
        return Objects.requireNonNull(effects.transactions.execute(transaction -> {
            log.lock();
            return decision.get();
        }));
    }

    private List<Phrase> checked(Wanted wanted, List<Phrase> before) {
        String flag = wanted.flag() == null ? "" : wanted.flag();
        List<String> texts = wanted.phrases() == null ? List.of() : wanted.phrases();
        if (texts.isEmpty() || texts.size() > MOST_PHRASES) {
            throw bad("phrases-missing", "'phrases' are one to " + MOST_PHRASES + ".");
        }
        return wanted.does() == Deed.ADD ? toAdd(flag, texts, before) : toTakeBack(flag, texts, before);
    }

    private List<Phrase> toAdd(String flag, List<String> texts, List<Phrase> before) {
        if (redFlags.flag(flag).isEmpty()) {
            throw bad("flag-unknown", "'flag' is the id of a flag.");
        }
        List<Phrase> phrases = texts.stream()
                .map(text -> new Phrase(flag, folded(text)))
                .distinct()
                .toList();
        if (phrases.stream().anyMatch(before::contains)) {
            throw new Problem(HttpStatus.CONFLICT, "phrase-known", "One of the phrases is added already.");
        }
        return phrases;
    }

    /** As they are stored: what a later release would refuse or read otherwise can be taken back all the same. */
    private static List<Phrase> toTakeBack(String flag, List<String> texts, List<Phrase> before) {
        List<Phrase> phrases =
                texts.stream().map(text -> new Phrase(flag, text)).distinct().toList();
        if (!before.containsAll(phrases)) {
            throw new Problem(
                    HttpStatus.CONFLICT,
                    "phrase-not-added",
                    "Only what was added can be taken back; what ships changes with a release.");
        }
        return phrases;
    }

    /** As it is compared with what residents write. */
    private String folded(@Nullable String text) {
        List<String> read = text == null || text.length() > LONGEST
                ? List.of()
                : words.read(text).words();
        if (read.isEmpty() || read.size() > MOST_WORDS) {
            throw bad("phrase-length", "A phrase has one to " + MOST_WORDS + " words in " + LONGEST + " characters.");
        }
        if (words.common().containsAll(read) || read.stream().allMatch(word -> word.length() < 3)) {
            throw bad("phrase-common", "A phrase needs a word that is no everyday word.");
        }
        return String.join(" ", read);
    }

    private static Problem bad(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }
}
