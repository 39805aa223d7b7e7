package ar.gob.buenosaires.vecino.messaging;

import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Decides on failures that come by status webhooks with the same table as on those that come at once. */
@Component
class ReportVerdicts {

    private static final Logger log = LoggerFactory.getLogger(ReportVerdicts.class);

    private final Verdicts verdicts;
    private final Carrier carrier;
    private final Effects effects;
    private final OutboxMetrics metrics;
    private final ApplicationEventPublisher events;

    ReportVerdicts(
            Verdicts verdicts,
            Carrier carrier,
            Effects effects,
            OutboxMetrics metrics,
            ApplicationEventPublisher events) {
        this.verdicts = verdicts;
        this.carrier = carrier;
        this.effects = effects;
        this.metrics = metrics;
        this.events = events;
    }

    Verdict of(SentBubble bubble, Tries tries, int code) {
        log.warn("outbound {} failed after Meta had taken it, code {}", bubble.id(), code);
        return verdicts.ofReport(tries, bubble.urgent(), code, carrier.remedy(code));
    }

    /** After the commit: a reply of unknown fate, when its message was received and when Meta had it. */
    void settled(Instant received, Instant handed) {
        metrics.handed(received, handed);
    }

    /** After the commit of the rows: what the failures mean for other bubbles. */
    void carryOut(List<Verdict> made) {
        made.forEach(metrics::count);
        effects.apply(made);
        if (!made.isEmpty()) {
            events.publishEvent(new Outbox.Filled(true));
            events.publishEvent(new Outbox.Filled(false));
        }
    }
}
