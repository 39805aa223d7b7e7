package ar.gob.buenosaires.vecino.conversation;

/**
 * A sign of danger of the red-flag data.
 *
 * @param language in which its words are: {@code es}, {@code en} or {@code pt}
 */
record RedFlag(String id, String name, Level level, HelpLine line, String language) {

    /** The priority of the ticket that it leads to; none opens no ticket. */
    enum Level {
        RED,
        YELLOW,
        NONE
    }
}
