package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.messaging.Verdict.Cause;
import ar.gob.buenosaires.vecino.messaging.Verdict.Effect;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Carries out what errors mean for the other bubbles, once for many that say the same. */
@Component
class Effects {

    private final SendPace pace;

    Effects(SendPace pace) {
        this.pace = pace;
    }

    void apply(Collection<? extends Verdict> verdicts) {
        effects(verdicts, Effect.Slow.class)
                .map(Effect.Slow::until)
                .max(Comparator.<Instant>naturalOrder())
                .ifPresent(pace::slow);
        effects(verdicts, Effect.Pause.class).findFirst().ifPresent(pause -> pace.pause(pause.code()));
    }

    private static <E extends Effect> Stream<E> effects(Collection<? extends Verdict> verdicts, Class<E> type) {
        return verdicts.stream()
                .flatMap(verdict -> cause(verdict).stream())
                .map(Cause::effect)
                .filter(type::isInstance)
                .map(type::cast);
    }

    private static Optional<Cause> cause(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Taken taken -> Optional.empty();
            case Verdict.Again again -> Optional.of(again.cause());
            case Verdict.Unconfirmed unknown -> Optional.of(unknown.cause());
            case Verdict.Failed failed -> Optional.of(failed.cause());
            case Verdict.Dropped dropped -> Optional.of(dropped.cause());
        };
    }
}
