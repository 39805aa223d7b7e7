package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import java.util.List;
import org.springframework.stereotype.Component;

/** Changes of red flags that wait for a person's approval. */
@Component
class RedFlagReminders implements ConsoleReminders {

    private final RedFlagLog changes;

    RedFlagReminders(RedFlagLog changes) {
        this.changes = changes;
    }

    @Override
    public List<Reminder> of(Person person) {
        if (!person.roles().contains("REVIEWER") && !person.roles().contains("CLINICIAN")) {
            return List.of();
        }
        long waiting = changes.all().stream()
                .filter(change -> change.waitsFor(person.name()))
                .count();
        return waiting == 0 ? List.of() : List.of(new Reminder("red-flags", waiting, RedFlagPages.PATH));
    }
}
