package ar.gob.buenosaires.vecino.conversation;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long a triage waits.
 *
 * @param remindAfter silence after which a resident is asked once more
 * @param remindBreathAfter the same where breathing is in doubt
 * @param lapseAfter silence after which answers that worry lead to an incomplete ticket, and others to a pause
 * @param lapseBreathAfter the same where breathing is in doubt
 * @param againWithin since the last triage, in which a new one counts as the second contact
 * @param templates Meta's names of approved templates, by news of a ticket, for the time after the 24-hour window
 * @param staleAfter the age of a message from which its sign of danger may be over
 */
@ConfigurationProperties("vecino.conversation.triage")
record TalkSettings(
        @DefaultValue("15m") Duration remindAfter,
        @DefaultValue("3m") Duration remindBreathAfter,
        @DefaultValue("30m") Duration lapseAfter,
        @DefaultValue("10m") Duration lapseBreathAfter,
        @DefaultValue("48h") Duration againWithin,
        @DefaultValue("2h") Duration staleAfter,
        @DefaultValue Map<String, String> templates) {}
