package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.FuzzSeeds;
import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import ar.gob.buenosaires.vecino.messaging.Mailbag;
import ar.gob.buenosaires.vecino.messaging.ReceivedMessage;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever Meta sends, signed, is either no JSON or a mailbag that can be stored. */
class WebhookFuzzTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WebhookParser PARSER = parser();

    private static WebhookParser parser() {
        WebhookMetrics metrics = new WebhookMetrics(new SimpleMeterRegistry());
        BusinessNumber number = new BusinessNumber("420000000000002", 80);
        return new WebhookParser(
                new MessageParser(new MessageReader(), metrics, number),
                new StatusParser(metrics, number),
                metrics,
                InstantSource.fixed(NOW));
    }

    @MethodSource("seeds")
    @FuzzTest
    void body(byte @NotNull [] body) throws IOException {
        Mailbag bag;
        try {
            bag = PARSER.parse(body);
        } catch (WebhookParser.Unparseable e) {
            return;
        }
        assertThat(bag.arrivedAt()).isEqualTo(NOW);
        for (ReceivedMessage message : bag.messages()) {
            check(message);
        }
    }

    private static void check(ReceivedMessage message) throws IOException {
        assertThat(message.key()).isNotBlank();
        assertThat(message.sentAt()).isBefore(NOW.plusSeconds(601));
        assertThat(JSON.readTree(message.payload().getBytes(StandardCharsets.UTF_8))
                        .isObject())
                .isTrue();
        assertThat(message.content().text().stream()).allMatch(WebhookFuzzTests::storable);
    }

    /** PostgreSQL keeps no NUL and UTF-8 no half of a pair. */
    private static boolean storable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    static Stream<Arguments> seeds() {
        return FuzzSeeds.of("webhook", text -> text.getBytes(StandardCharsets.UTF_8));
    }
}
