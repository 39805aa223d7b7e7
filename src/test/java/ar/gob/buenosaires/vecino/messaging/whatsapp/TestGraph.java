package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.web.client.RestClient;

/** The Graph client with the tests' settings and short time-outs. */
final class TestGraph {

    private TestGraph() {}

    static GraphSettings settings(URI base) {
        return settings(base, false);
    }

    static GraphSettings settings(URI base, boolean proof) {
        return new GraphSettings(
                base,
                "v25.0",
                DevelopmentSettings.ACCESS_TOKEN,
                null,
                new GraphSettings.Http(
                        Duration.ofMillis(500), Duration.ofSeconds(2), 8, proof, "request_contact_info"));
    }

    static GraphClient client(GraphSettings settings, Clock clock) {
        var whatsApp = new WhatsAppSettings(
                List.of(DevelopmentSettings.APP_SECRET), DevelopmentSettings.VERIFY_TOKEN, true, true);
        var token = new AccessToken(settings, event -> {});
        return new GraphClient(
                new GraphHttp().graphRestClient(RestClient.builder(), settings),
                new GraphAnswers(new ErrorTable(), new ObjectMapper(), clock, settings),
                settings,
                new BusinessNumber(DevelopmentSettings.PHONE_NUMBER_ID, 80),
                new GraphSignature(token, whatsApp, settings));
    }
}
