package ar.gob.buenosaires.vecino.messaging.whatsapp;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/** What proves to the Graph API who we are: the bearer token and, where the app asks for it, {@code appsecret_proof}. */
@Component
class GraphSignature {

    private static final String HMAC = "HmacSHA256";

    private final AccessToken token;
    private final WhatsAppSettings whatsApp;
    private final boolean proof;

    GraphSignature(AccessToken token, WhatsAppSettings whatsApp, GraphSettings graph) {
        this.token = token;
        this.whatsApp = whatsApp;
        this.proof = graph.http().appsecretProof();
    }

    void authorize(HttpHeaders headers) {
        headers.setBearerAuth(token.value());
    }

    Optional<String> proof() {
        return proof ? Optional.of(proof(whatsApp.appSecret().getFirst(), token.value())) : Optional.empty();
    }

    static String proof(String appSecret, String accessToken) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(appSecret.getBytes(StandardCharsets.UTF_8), HMAC));
            return HexFormat.of().formatHex(mac.doFinal(accessToken.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
