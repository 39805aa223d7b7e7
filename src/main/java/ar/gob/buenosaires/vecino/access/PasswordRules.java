package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Which passwords people may choose, as NIST SP 800-63B has it: long ones, of whatever characters, that nobody guesses
 * first.
 */
@Component
class PasswordRules {

    static final int SHORTEST = 12;
    /** More bytes bcrypt does not take. */
    static final int MOST_BYTES = 72;

    /** Nothing that is mistaken for something else when it is read aloud or copied by hand. */
    private static final String LETTERS = "abcdefghijkmnpqrstuvwxyz23456789";

    private static final int GROUPS = 4;
    private static final int GROUP = 5;

    private final SecureRandom random = new SecureRandom();
    private final Set<String> common = read();

    private static Set<String> read() {
        try (InputStream list = PasswordRules.class.getResourceAsStream("/access/common-passwords.txt")) {
            return new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PasswordRules::folded)
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses one that is too short, too long or too easily guessed for that person. */
    void check(String password, String person) {
        if (password.codePointCount(0, password.length()) < SHORTEST) {
            throw new Problem(HttpStatus.BAD_REQUEST, "password-short", "A password has at least 12 characters.");
        }
        if (password.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw new Problem(HttpStatus.BAD_REQUEST, "password-long", "A password has at most 72 bytes.");
        }
        if (isGuessed(folded(password), folded(person))) {
            throw new Problem(HttpStatus.BAD_REQUEST, "password-common", "Others guess that password first.");
        }
    }

    private boolean isGuessed(String folded, String person) {
        // what people put around a word when it is refused: vecino2026!!
        String core = folded.replaceAll("^[^a-z]+|[^a-z]+$", "");
        return common.contains(folded)
                || common.contains(core)
                || core.equals(person)
                || isRepeated(folded)
                || isRow(folded);
    }

    /** A word, or two or three characters, again and again. */
    private boolean isRepeated(String text) {
        for (int length = 1; length <= text.length() / 2; length++) {
            String part = text.substring(0, length);
            boolean easy = length <= 4 || common.contains(part);
            if (easy && part.repeat(text.length() / length + 1).startsWith(text)) {
                return true;
            }
        }
        return false;
    }

    /** Neighbours on the keyboard or in the alphabet: 1234567890123, abcdefghijklm. */
    private static boolean isRow(String text) {
        for (String row : new String[] {"1234567890", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"}) {
            String rows = row.repeat(4);
            if (rows.contains(text)
                    || new StringBuilder(rows).reverse().toString().contains(text)) {
                return true;
            }
        }
        return false;
    }

    /** Without case and accents. */
    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("[\\p{M}\\s]", "")
                .toLowerCase(Locale.ROOT);
    }

    /** Some hundred bits, in groups that can be copied by hand. */
    String generate() {
        StringBuilder password = new StringBuilder();
        for (int i = 0; i < GROUPS * GROUP; i++) {
            if (i > 0 && i % GROUP == 0) {
                password.append('-');
            }
            password.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return password.toString();
    }
}
