package ar.gob.buenosaires.vecino.conversation;

import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How a conversation goes.
 *
 * @param topicLasts how long "¿y cuánto sale?" is about the service of the last answer
 * @param lateAfter the age of a message from which the reply begins with an apology for the delay
 * @param windowCloses the age of a message from which Meta takes no reply to it
 * @param maxRepeats answers to the same text, each sent after our reply to the one before, until it is taken for a loop
 * @param maxTurns turns without a pause, each sent after our reply to the one before, until it is taken for a loop
 * @param maxDangerRepeats the same for a text with a sign of danger
 * @param pause the silence after which turns are counted anew
 */
@ConfigurationProperties("vecino.conversation")
@Validated
record ConversationSettings(
        @DefaultValue("30m") Duration topicLasts,
        @DefaultValue("12h") Duration lateAfter,
        @DefaultValue("24h") Duration windowCloses,
        @DefaultValue("3") @Min(1) int maxRepeats,
        @DefaultValue("40") @Min(1) int maxTurns,
        @DefaultValue("20") @Min(1) int maxDangerRepeats,
        @DefaultValue("10m") Duration pause) {}
