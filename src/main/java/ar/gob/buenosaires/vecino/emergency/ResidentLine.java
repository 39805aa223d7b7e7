package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.core.ContactId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The only way from a ticket to its resident. Emergency owns this interface; conversation implements it. Every method
 * is called inside a transaction, and what it says leaves after the commit.
 */
public interface ResidentLine {

    /** Tells what became of the case, in words of its own; may keep silent where the window is closed. */
    void tell(TicketSummary ticket, TicketNews news);

    /**
     * A dispatcher's words to the resident, as they are.
     *
     * @return the line as it is to stand in the transcript
     */
    TranscriptLine say(ContactId contact, String text);

    /**
     * How far what was said has got.
     *
     * @param refs of lines that {@link #say} returned
     * @return by ref, WhatsApp's word: {@code sent}, {@code delivered}, {@code read} or {@code failed}; none while it
     *     is still on its way
     */
    Map<String, String> fates(Collection<String> refs);

    /** Until when Meta takes free words to this resident; empty where the resident has never written. */
    Optional<Instant> openUntil(ContactId contact);

    /** What has been said lately, oldest first: what a new ticket starts its transcript with. */
    List<TranscriptLine> transcript(ContactId contact);
}
