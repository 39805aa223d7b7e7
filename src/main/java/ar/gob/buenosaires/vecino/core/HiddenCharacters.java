package ar.gob.buenosaires.vecino.core;

/** Characters that are not seen: controls, marks that turn the direction, halves of others. */
public final class HiddenCharacters {

    private static final int ZERO_WIDTH_JOINER = 0x200D; // inside emoji
    private static final int VARIATION = 0xFE0F;

    private HiddenCharacters() {}

    /** Whether there is one that is neither a line's end ({@code \n}) nor part of an emoji. */
    public static boolean areIn(String text) {
        int before = ' ';
        for (int c : text.codePoints().toArray()) {
            boolean inEmoji = (c == ZERO_WIDTH_JOINER || c == VARIATION) && isEmoji(before);
            boolean hidden = switch (Character.getType(c)) {
                case Character.CONTROL -> c != '\n';
                case Character.FORMAT,
                        Character.SURROGATE,
                        Character.PRIVATE_USE,
                        Character.UNASSIGNED,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> true;
                default -> c == VARIATION;
            };
            if (hidden && !inEmoji) {
                return true;
            }
            before = c;
        }
        return false;
    }

    private static boolean isEmoji(int c) {
        return Character.isEmoji(c) || c == VARIATION || c == ZERO_WIDTH_JOINER;
    }
}
