package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.HiddenCharacters;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds in a text what a phone or a browser could take for something else than plain words. */
final class PlainWriting {

    private static final Pattern MARKUP = Pattern.compile("<\\s*[/!?]?\\s*\\p{Alpha}|&#|&\\w+;");
    private static final Pattern ADDRESS = Pattern.compile(
            "(?iU)(?<scheme>\\b[a-z][a-z0-9+.-]*://)?(?:[\\p{L}\\p{N}._+-]+@)?(?<host>(?:[\\p{L}\\p{N}_-]+\\.)+\\p{L}{2,})(?<rest>[:/][^\\s*_)\\]]*)?");
    private static final Pattern SCHEME = Pattern.compile("(?i)\\b(javascript|data|vbscript|file|intent|tel|sms):\\S");

    private final List<String> allowedHosts;

    PlainWriting(List<String> allowedHosts) {
        this.allowedHosts = List.copyOf(allowedHosts);
    }

    /** A text with each character that is not seen written out, to be shown to people. */
    static String visible(String text) {
        if (!HiddenCharacters.areIn(text)) {
            return text;
        }
        return text.codePoints()
                .mapToObj(c -> {
                    String one = c == '\r' ? "" : Character.toString(c);
                    return HiddenCharacters.areIn(one) ? "[U+%04X]".formatted(c) : one;
                })
                .collect(Collectors.joining());
    }

    /** An address in a text, and where it leads. */
    record Address(String address, String host) {}

    static List<Address> addresses(String text) {
        return ADDRESS.matcher(text)
                .results()
                .map(found -> new Address(found.group(), found.group("host")))
                .toList();
    }

    static boolean hasMarkup(String text) {
        return MARKUP.matcher(text).find();
    }

    /** The first address that is not https on an allowed host, or empty. */
    Optional<String> forbiddenAddress(String text) {
        Optional<String> scheme =
                SCHEME.matcher(text).results().map(MatchResult::group).findFirst();
        return scheme.or(() -> ADDRESS.matcher(text)
                .results()
                .filter(found -> !isAllowed(found))
                .map(MatchResult::group)
                .findFirst());
    }

    /** Whether it is an https address on an allowed host. */
    boolean isAllowedLink(String address) {
        try {
            URI link = new URI(address);
            return "https".equals(link.getScheme())
                    && link.getRawUserInfo() == null
                    && link.getPort() == -1
                    && link.getHost() != null
                    && isAllowedHost(link.getHost());
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private boolean isAllowed(MatchResult found) {
        String scheme = found.group("scheme");
        String rest = found.group("rest");
        return (scheme == null || scheme.equalsIgnoreCase("https://"))
                && isAllowedHost(found.group("host"))
                && (rest == null || rest.startsWith("/") || rest.equals(":"));
    }

    private boolean isAllowedHost(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        return allowedHosts.stream().anyMatch(allowed -> lower.equals(allowed) || lower.endsWith("." + allowed));
    }
}
