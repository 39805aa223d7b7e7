package ar.gob.buenosaires.vecino.core;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text with WhatsApp's marks, as the pieces that a page draws. */
public final class MarkedText {

    /** WhatsApp's marks around a word or a phrase of one line. Source: WhatsApp help, "How to format your messages". */
    private static final Pattern MARKED =
            Pattern.compile("(?<![\\p{L}\\p{N}])(?:\\*(?<b>[^*\\n]+)\\*|_(?<i>[^_\\n]+)_|~(?<s>[^~\\n]+)~"
                    + "|```(?<c>[^`]+)```)(?![\\p{L}\\p{N}])");

    private static final List<String> STYLES = List.of("b", "i", "s", "c");

    private MarkedText() {}

    /**
     * Letters of one style.
     *
     * @param style b, i, s or c for bold, italic, struck through and code, or empty
     */
    public record Span(String text, String style) {}

    /** All letters but the marks, in order; nothing is escaped. */
    public static List<Span> spans(String text) {
        List<Span> spans = new ArrayList<>();
        Matcher marked = MARKED.matcher(text);
        int from = 0;
        while (marked.find()) {
            plain(text.substring(from, marked.start()), spans);
            for (String style : STYLES) {
                if (marked.group(style) != null) {
                    spans.add(new Span(marked.group(style), style));
                }
            }
            from = marked.end();
        }
        plain(text.substring(from), spans);
        return spans;
    }

    private static void plain(String text, List<Span> spans) {
        if (!text.isEmpty()) {
            spans.add(new Span(text, ""));
        }
    }
}
