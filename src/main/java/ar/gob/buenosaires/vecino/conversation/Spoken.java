package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.emergency.EmergencyTickets;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine;
import ar.gob.buenosaires.vecino.emergency.TranscriptLine.Speaker;
import ar.gob.buenosaires.vecino.messaging.Chats;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** What was said, as transcripts of tickets show it. */
@Component
class Spoken {

    private static final String OUT = "out:";

    private final EmergencyTickets tickets;
    private final Chats chats;
    private final Phrases phrases;
    private final Clock clock;

    Spoken(EmergencyTickets tickets, Chats chats, Phrases phrases, Clock clock) {
        this.tickets = tickets;
        this.chats = chats;
        this.phrases = phrases;
        this.clock = clock;
    }

    /** Copies a resident's message to the open tickets; whoever attends the chat is told that it goes on. */
    void resident(IncomingMessage message) {
        tickets.keep(message.contact(), line(message.id(), message.sentAt(), message.content()));
    }

    /** Copies bubbles of ours to the open tickets. */
    void bot(ContactId contact, List<Long> ids, List<OutgoingMessage> bubbles) {
        Instant now = clock.instant();
        for (int i = 0; i < ids.size(); i++) {
            tickets.keep(
                    contact, line(ids.get(i), now, Speaker.BOT, bubbles.get(i).body()));
        }
    }

    /** What was said lately, oldest first. */
    List<TranscriptLine> lately(ContactId contact) {
        return chats.lately(contact).stream()
                .map(said -> switch (said) {
                    case Chats.Heard(long id, Instant at, Content content) -> line(id, at, content);
                    case Chats.Told(long id, Instant at, String body) -> line(id, at, Speaker.BOT, body);
                })
                .toList();
    }

    private TranscriptLine line(long id, Instant at, Content content) {
        return new TranscriptLine("in:" + id, at, Speaker.RESIDENT, words(content), null);
    }

    static TranscriptLine line(long id, Instant at, Speaker speaker, String text) {
        return new TranscriptLine(reference(id), at, speaker, text, null);
    }

    /** By which WhatsApp's word on a bubble of ours finds its line. */
    static String reference(long outbound) {
        return OUT + outbound;
    }

    /** What {@link #reference} was made of. */
    static long outbound(String reference) {
        return Long.parseLong(reference.substring(OUT.length()));
    }

    private String words(Content content) {
        return switch (content) {
            case Content.Text text -> text.body();
            case Content.Choice choice -> choice.title();
            case Content.Location pin ->
                String.format(Locale.ROOT, "📍 %.5f, %.5f", pin.latitude(), pin.longitude())
                        + (pin.address() == null ? "" : " " + pin.address());
            case Content.ContactCards cards -> "☎ " + String.join(", ", cards.phones());
            case Content.VoiceNote voice -> phrases.say("case.voice");
            case Content.Media media ->
                phrases.say("case.file") + media.text().map(t -> " " + t).orElse("");
            case Content other -> phrases.say("case.other");
        };
    }
}
