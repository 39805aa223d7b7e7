package ar.gob.buenosaires.vecino.emergency;

import ar.gob.buenosaires.vecino.privacy.PersonalData;
import ar.gob.buenosaires.vecino.privacy.PersonalTable;
import ar.gob.buenosaires.vecino.privacy.PersonalTable.Sweep;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What is kept of cases: tickets 400 days and as long as the resident, words 90 days. SAME keeps the medical record.
 * Who looked at clinical data is kept beyond that: the runtime role cannot remove it, and it names no resident.
 */
@Component
class KeptByEmergency implements PersonalData {

    private static final Duration TICKET = Duration.ofDays(400);
    private static final Duration WORDS = Duration.ofDays(90);
    private static final Duration BODY = Duration.ofDays(30);
    private static final Duration CHANGE = Duration.ofDays(7);

    @Override
    public List<PersonalTable> tables() {
        return List.of(
                PersonalTable.of("ticket", Sweep.deleting("ticket", "created_at", TICKET)),
                PersonalTable.of("ticket_line", Sweep.deleting("ticket_line", "at", WORDS)),
                PersonalTable.of("same_call", new Sweep(BODY, """
                                update same_call set body = null where ctid = any(array(
                                    select ctid from same_call where body is not null and ended_at < :before limit :limit))
                                """)),
                PersonalTable.of("ticket_change", Sweep.deleting("ticket_change", "at", CHANGE)),
                PersonalTable.of("ticket_lookup"),
                PersonalTable.of("ticket_timeline"),
                PersonalTable.of("ticket_reminder"),
                PersonalTable.of("ticket_overdue"),
                PersonalTable.of("board_watch"),
                PersonalTable.of("dispatcher_break"),
                PersonalTable.of("ticket_attendance"),
                PersonalTable.of("same_event"),
                PersonalTable.of("clinical_look"));
    }
}
