package ar.gob.buenosaires.vecino.core;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Why somebody does what is written down, in their own words. */
public final class GivenReason {

    private static final int LONGEST = 500; // code points

    private GivenReason() {}

    /**
     * What a person gives as the reason, without spaces around it; empty for none.
     *
     * @throws Problem 400 {@code reason-length} for more than 500 characters and for such as are not seen
     */
    public static String of(@Nullable String typed) {
        String reason = typed == null ? "" : typed.replace("\r\n", "\n").strip();
        if (reason.codePointCount(0, reason.length()) > LONGEST || HiddenCharacters.areIn(reason)) {
            throw new Problem(
                    HttpStatus.BAD_REQUEST,
                    "reason-length",
                    "'reason' has at most " + LONGEST + " characters, all of them visible.");
        }
        return reason;
    }
}
