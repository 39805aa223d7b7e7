package ar.gob.buenosaires.vecino.simulator;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** Message ids as WhatsApp makes them: the base64 text holds the phone number, which is why no log may show them. */
final class Wamid {

    private Wamid() {}

    static String next(@Nullable String phone) {
        String who = phone == null ? "0" : phone;
        String tail = "%018X".formatted(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE));
        String inner =
                "\u001c\u0018" + (char) who.length() + who + "\u0015\u0002\u0000\u0011\u0018\u0012" + tail + "\u0000";
        return "wamid." + Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.ISO_8859_1));
    }
}
