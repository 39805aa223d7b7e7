package ar.gob.buenosaires.vecino.conversation;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Every phrase that the bot says, from messages.properties. */
@Component
class Phrases {

    private final Properties phrases = new Properties();

    Phrases() {
        try (Reader text = new InputStreamReader(
                new ClassPathResource("messages.properties").getInputStream(), StandardCharsets.UTF_8)) {
            phrases.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String key) {
        return phrases.containsKey(key);
    }

    /**
     * A phrase.
     *
     * @throws IllegalArgumentException when there is none of that key
     */
    String say(String key) {
        String phrase = phrases.getProperty(key);
        if (phrase == null) {
            throw new IllegalArgumentException("no phrase " + key);
        }
        return phrase;
    }

    /** A phrase with something put in place of {@code {0}}, {@code {1}} … */
    String say(String key, String... what) {
        String phrase = say(key);
        for (int i = 0; i < what.length; i++) {
            phrase = phrase.replace("{" + i + "}", what[i]);
        }
        return phrase;
    }
}
