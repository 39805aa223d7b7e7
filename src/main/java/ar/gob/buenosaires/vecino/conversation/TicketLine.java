package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.EmergencyTickets;
import ar.gob.buenosaires.vecino.emergency.ResidentLine;
import ar.gob.buenosaires.vecino.emergency.TicketNews;
import ar.gob.buenosaires.vecino.emergency.TicketSummary;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import ar.gob.buenosaires.vecino.messaging.BubbleFailed;
import ar.gob.buenosaires.vecino.messaging.Chats;
import ar.gob.buenosaires.vecino.messaging.Outbox;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Template;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Text;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** The only way from a ticket to its resident. Outside WhatsApp's window only approved templates go, if there are any. */
@Component
class TicketLine implements ResidentLine {

    /** Meta takes free words so long after the resident's last message. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private static final String LANGUAGE = "es_AR";

    private final Outbox outbox;
    private final Chats chats;
    private final Spoken spoken;
    private final Discretion discretion;
    private final Clock clock;

    /** What decides whether news is told. */
    @Component
    record Discretion(Talks talks, EmergencyTickets tickets, Phrases phrases, TalkSettings settings) {}

    TicketLine(Outbox outbox, Chats chats, Spoken spoken, Discretion discretion, Clock clock) {
        this.outbox = outbox;
        this.chats = chats;
        this.spoken = spoken;
        this.discretion = discretion;
        this.clock = clock;
    }

    @Override
    public void tell(TicketSummary ticket, TicketNews news) {
        Instant now = clock.instant();
        Optional<Instant> heard =
                chats.lastHeard(ticket.contact()).filter(at -> at.plus(WINDOW).isAfter(now));
        Optional<OutgoingMessage> bubble = heard.isPresent()
                ? Optional.of(new Text(discretion.phrases.say("say." + news.phrase(), ticket.number())))
                : template(ticket, news);
        if (bubble.isEmpty() || isKept(ticket, news)) {
            return;
        }
        List<OutgoingMessage> bubbles = List.of(bubble.get());
        boolean urgent = news == TicketNews.UNCONFIRMED;
        List<Long> ids = outbox.put(ticket.contact(), null, heard.orElse(now), urgent, bubbles);
        spoken.bot(ticket.contact(), ids, bubbles);
    }

    private Optional<OutgoingMessage> template(TicketSummary ticket, TicketNews news) {
        String key = news.phrase().substring(news.phrase().indexOf('.') + 1);
        return Optional.ofNullable(discretion.settings.templates().get(key))
                .map(name -> new Template(name, LANGUAGE, List.of(ticket.number())));
    }

    /** Whether somebody else might read it, or a person who talks with the resident says it. */
    private boolean isKept(TicketSummary ticket, TicketNews news) {
        boolean ofUnit = news == TicketNews.UNIT_ON_ITS_WAY || news == TicketNews.UNIT_THERE;
        return discretion.talks.isDiscreet(ticket.id()) || (!ofUnit && discretion.tickets.isAttended(ticket.contact()));
    }

    /** In the transaction that writes it down. */
    @EventListener
    void notDelivered(BubbleFailed bubble) {
        discretion.tickets.notDelivered(Spoken.reference(bubble.id()));
    }

    @Override
    public TranscriptLine say(ContactId contact, String text) {
        Instant now = clock.instant();
        Instant heard = chats.lastHeard(contact).orElse(now);
        Long id =
                outbox.put(contact, null, heard, false, List.of(new Text(text))).getFirst();
        return Spoken.line(id, now, Speaker.DISPATCHER, text);
    }

    @Override
    public Map<String, String> fates(Collection<String> refs) {
        Map<Long, String> refOf =
                refs.stream().collect(Collectors.toMap(Spoken::outbound, Function.identity(), (a, b) -> a));
        return chats.fates(refOf.keySet()).entrySet().stream()
                .collect(Collectors.toMap(
                        fate -> Objects.requireNonNull(refOf.get(fate.getKey())), Map.Entry::getValue));
    }

    @Override
    public Optional<Instant> openUntil(ContactId contact) {
        return chats.lastHeard(contact).map(at -> at.plus(WINDOW));
    }

    @Override
    public List<TranscriptLine> transcript(ContactId contact) {
        return spoken.lately(contact);
    }
}
