package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.messaging.Remedy.Action;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictsTests {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");

    private final Verdicts verdicts = new Verdicts(
            new OutboxSettings(64, Duration.ofSeconds(30), Duration.ofSeconds(30), Duration.ofMinutes(2), false),
            InstantSource.fixed(NOW));

    @ParameterizedTest
    @CsvSource({"0,1", "1,4", "2,16", "3,64", "4,256", "5,300"})
    void waitsFourToThePowerOfTheAttemptForAPair(int attempts, int seconds) {
        assertThat(wait(attempts, refused(Action.SLOW_PAIR, 10, 1, 4, null)))
                .isBetween(Duration.ofSeconds(seconds), Duration.ofMillis(seconds * 1_250L));
    }

    @Test
    void waitsAsLongAsMetaAsksAndNoShorterThanPlanned() {
        assertThat(wait(0, refused(Action.RETRY, 5, 2, 2, Duration.ofSeconds(40))))
                .isEqualTo(Duration.ofSeconds(40));
        assertThat(wait(0, refused(Action.RETRY, 5, 2, 2, Duration.ofSeconds(1))))
                .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void givesUpAfterTheLastAttempt() {
        assertThat(of(4, refused(Action.RETRY, 5, 2, 2, null))).isInstanceOf(Verdict.Failed.class);
        assertThat(of(3, refused(Action.RETRY, 5, 2, 2, null))).isInstanceOf(Verdict.Again.class);
        assertThat(of(400, refused(Action.PAUSE, 0, 0, 2, null))).isInstanceOf(Verdict.Again.class);
    }

    @Test
    void countsNoAttemptForAFaultThatTheBreakerKnows() {
        var fault = new SendResult.Refused(131016, remedy(Action.RETRY, 5, 2, 2), true, null, null);

        assertThat(verdicts.of(tries(4), false, fault, true))
                .asInstanceOf(type(Verdict.Again.class))
                .extracting(again -> again.tries().attempts())
                .isEqualTo(4);
        assertThat(verdicts.of(tries(4), false, fault, false)).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void countsNoAttemptWhereNothingWasSent() {
        assertThat(of(3, new SendResult.NotSent("ConnectException")))
                .asInstanceOf(type(Verdict.Again.class))
                .extracting(again -> again.tries().attempts())
                .isEqualTo(3);
    }

    @Test
    void waitsOnlyAMomentForWordOfAnUrgentBubble() {
        var silence = new SendResult.Ambiguous("SocketTimeoutException");

        assertThat(verdicts.of(tries(0), false, silence, false))
                .asInstanceOf(type(Verdict.Unconfirmed.class))
                .extracting(Verdict.Unconfirmed::dueAt)
                .isEqualTo(NOW.plusSeconds(30));
        assertThat(verdicts.of(tries(0), true, silence, false))
                .asInstanceOf(type(Verdict.Unconfirmed.class))
                .extracting(Verdict.Unconfirmed::dueAt)
                .isEqualTo(NOW.plusSeconds(5));
    }

    @Test
    void asksForTheOtherFormOnlyWhereTheSettingsSaySo() {
        assertThat(of(0, refused(Action.OTHER_FORM, 1, 0, 2, null))).isInstanceOf(Verdict.Failed.class);
    }

    @Test
    void handsBackAClaimThatStoodTooLong() {
        var bubble = new WaitingBubble(
                1, new ContactId(1), false, null, tries(2), new WaitingBubble.Times(null, null, null));

        assertThat(verdicts.isStale(new Claim(bubble, NOW.minusSeconds(16), false, List.of())))
                .isTrue();
        assertThat(verdicts.isStale(new Claim(bubble, NOW.minusSeconds(14), false, List.of())))
                .isFalse();
    }

    private Duration wait(int attempts, SendResult.Refused refused) {
        return Duration.between(NOW, ((Verdict.Again) of(attempts, refused)).dueAt());
    }

    private Verdict of(int attempts, SendResult result) {
        return verdicts.of(tries(attempts), false, result, false);
    }

    private static Tries tries(int attempts) {
        return new Tries(Route.FIRST, attempts, 0);
    }

    private static SendResult.Refused refused(
            Action action, int attempts, int seconds, int factor, @Nullable Duration retryAfter) {
        return new SendResult.Refused(1, remedy(action, attempts, seconds, factor), false, retryAfter, null);
    }

    private static Remedy remedy(Action action, int attempts, int seconds, int factor) {
        return new Remedy("1", action, new Remedy.Repeats(attempts, Duration.ofSeconds(seconds), factor), false);
    }
}
