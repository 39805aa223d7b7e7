package ar.gob.buenosaires.vecino.messaging;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a node sends.
 *
 * @param concurrency bubbles on their way to Meta at once; a quarter of it on top for urgent ones
 * @param claimTimeout after which a bubble on its way is taken for one of a dead node; longer than any send can last
 * @param unconfirmedAfter how long a status webhook may take to say that a bubble of unknown fate was taken
 * @param pause how long the number stands still after an error that a person must mend, until one bubble probes it
 * @param retryWithoutNine after error 131030 an Argentine mobile is tried once as 54 in place of 549
 */
@Validated
@ConfigurationProperties("vecino.outbox")
record OutboxSettings(
        @Min(1) @DefaultValue("64") int concurrency,
        @DefaultValue("30s") Duration claimTimeout,
        @DefaultValue("30s") Duration unconfirmedAfter,
        @DefaultValue("2m") Duration pause,
        @DefaultValue("false") boolean retryWithoutNine) {

    int urgentConcurrency() {
        return Math.max(8, concurrency / 4);
    }
}
