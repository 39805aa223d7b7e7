package ar.gob.buenosaires.vecino.triage;

import java.time.Instant;
import java.util.List;

/** Where triages of the past are kept; whoever keeps them implements it. */
public interface RecordedCases {

    /** Cases that were concluded since then, without anything that tells who it was. */
    List<RecordedCase> since(Instant since);

    /** What somebody told, and what it led to. */
    record RecordedCase(Answers answers, Priority priority, boolean ticket) {}
}
