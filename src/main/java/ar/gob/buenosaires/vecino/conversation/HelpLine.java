package ar.gob.buenosaires.vecino.conversation;

import java.util.Arrays;
import java.util.Optional;

/** Whom a sign of danger sends a resident to. */
enum HelpLine {
    SAME("107"),
    POLICE("911"),
    GENDER_VIOLENCE("144"),
    CHILDREN("102"),
    MENTAL_HEALTH("mental-health");

    private final String key;

    HelpLine(String key) {
        this.key = key;
    }

    /** Its name in the data files and in the keys of the phrases. */
    String key() {
        return key;
    }

    static Optional<HelpLine> of(String key) {
        return Arrays.stream(values()).filter(line -> line.key.equals(key)).findFirst();
    }
}
