package ar.gob.buenosaires.vecino.messaging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the inbox is worked off.
 *
 * @param workers messages in hand at once on a node, each with a database connection
 * @param sweepEvery how often a node looks for messages that nobody told it of
 * @param retryAfter the pauses after each failure; the failure after the last one sets the message aside
 * @param measureEvery how often the gauges read the database
 */
@Validated
@ConfigurationProperties("vecino.inbox")
record InboxSettings(
        @Min(1) @Max(200) @DefaultValue("4") int workers,
        @DefaultValue("1s") Duration sweepEvery,
        @NotEmpty @DefaultValue({"1s", "5s"}) List<Duration> retryAfter,
        @DefaultValue("2s") Duration measureEvery) {}
