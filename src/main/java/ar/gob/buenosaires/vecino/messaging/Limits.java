package ar.gob.buenosaires.vecino.messaging;

import org.jspecify.annotations.Nullable;

/**
 * Meta's limits on text, whose unit Meta does not say. Long texts are counted in code points with a reserve of 5 %;
 * labels, which are written to fit, in UTF-16 units, the larger of the two counts that Meta may mean.
 * Source: Cloud API reference, message types.
 */
public enum Limits {
    TEXT(4096, true),
    BODY(1024, true),
    FOOTER(60, false),
    BUTTON_TITLE(20, false),
    BUTTON_ID(256, false),
    ROW_TITLE(24, false),
    ROW_DESCRIPTION(72, false),
    ROW_ID(200, false);

    private final int max;
    private final boolean reserve;

    Limits(int metaMax, boolean reserve) {
        this.max = reserve ? metaMax * 95 / 100 : metaMax;
        this.reserve = reserve;
    }

    /** The longest that {@link #length} may be. */
    public int max() {
        return max;
    }

    /** The length of a text as this limit counts it. */
    public int length(String text) {
        return reserve ? text.codePointCount(0, text.length()) : text.length();
    }

    void check(String field, String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException(field + " is blank");
        }
        if (length(text) > max) {
            throw new IllegalArgumentException(field + " has " + length(text) + " of at most " + max + " characters");
        }
    }

    void checkOptional(String field, @Nullable String text) {
        if (text != null) {
            check(field, text);
        }
    }

    void checkId(String field, String id) {
        check(field, id);
        if (!id.equals(id.strip())) {
            throw new IllegalArgumentException(field + " begins or ends with a space");
        }
    }

    static void checkCount(String field, int count, int min, int max) {
        if (count < min || count > max) {
            throw new IllegalArgumentException(field + ": " + count + " of " + min + " to " + max);
        }
    }
}
