package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/** Delivers as Meta does, over HTTP, and writes deliveries of texts. */
class Webhook {

    private static final AtomicLong NUMBER = new AtomicLong(System.nanoTime());

    private final HttpClient client = HttpClient.newHttpClient();
    private final Environment environment;

    Webhook(Environment environment) {
        this.environment = environment;
    }

    /** One text of one resident. */
    record Said(String id, String phone, String bsuid, Instant at, String text) {

        static Said by(String phone, String text) {
            return by(phone, text, Instant.now());
        }

        static Said by(String phone, String text, Instant at) {
            return new Said("wamid." + NUMBER.incrementAndGet(), phone, "", at, text);
        }

        Said withBsuid(String newBsuid) {
            return new Said(id, phone, newBsuid, at, text);
        }

        private String json() {
            String from = phone.isEmpty() ? "" : "\"from\":\"" + phone + "\",";
            String user = bsuid.isEmpty() ? "" : "\"from_user_id\":\"" + bsuid + "\",";
            return "{%s%s\"id\":\"%s\",\"timestamp\":\"%d\",\"type\":\"text\",\"text\":{\"body\":\"%s\"}}"
                    .formatted(from, user, id, at.getEpochSecond(), text);
        }
    }

    static byte[] texts(Said... said) {
        return texts(List.of(said));
    }

    static byte[] texts(List<Said> said) {
        List<String> messages = new ArrayList<>(said.stream().map(Said::json).toList());
        return messages(messages);
    }

    static byte[] messages(List<String> json) {
        return """
                {"object":"whatsapp_business_account","entry":[{"id":"1","changes":[{"field":"messages","value":{
                "messaging_product":"whatsapp","metadata":{"phone_number_id":"%s"},"messages":[%s]}}]}]}
                """.formatted(DevelopmentSettings.PHONE_NUMBER_ID, String.join(",", json))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Delivers signed bytes and answers the status. */
    int deliver(byte[] body) {
        return post(body, signature(DevelopmentSettings.APP_SECRET, body)).statusCode();
    }

    int deliver(Said... said) {
        return deliver(texts(said));
    }

    HttpResponse<String> post(byte[] body, String signature, String... headers) {
        return post(HttpRequest.BodyPublishers.ofByteArray(body), signature, headers);
    }

    HttpResponse<String> post(HttpRequest.BodyPublisher body, String signature, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address("")).POST(body);
        if (!signature.isEmpty()) {
            request.header("X-Hub-Signature-256", signature);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request);
    }

    HttpResponse<String> get(String query) {
        return send(HttpRequest.newBuilder(address(query)).GET());
    }

    private URI address(String query) {
        return URI.create(
                "http://localhost:" + environment.getProperty("local.server.port") + "/webhooks/whatsapp" + query);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static String signature(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
