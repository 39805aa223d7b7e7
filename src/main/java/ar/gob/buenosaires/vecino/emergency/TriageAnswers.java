package ar.gob.buenosaires.vecino.emergency;

import java.util.List;
import java.util.UUID;

/** What residents answered before their ticket came about. Emergency owns this interface; conversation implements it. */
public interface TriageAnswers {

    /** In the order of the questions; none where nothing was asked, or where dialogs are no longer kept. */
    List<Answer> of(UUID ticket);

    /** As a dispatcher reads it, in Spanish. */
    record Answer(String question, String answer) {}
}
