package ar.gob.buenosaires.vecino.access;

/** What a person may do here. */
public enum Role {
    /** Works on tickets. */
    DISPATCHER,
    /** Writes the content of the area that the person belongs to. */
    EDITOR,
    /** Sees all content and approves it. */
    REVIEWER,
    /** Proposes and activates protocols and red-flag data. */
    CLINICIAN,
    /** Searches, exports, rectifies and erases a resident's data. */
    PRIVACY,
    /** Users, areas and settings. */
    ADMIN
}
