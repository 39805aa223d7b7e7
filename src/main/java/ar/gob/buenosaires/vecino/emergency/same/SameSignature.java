package ar.gob.buenosaires.vecino.emergency.same;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells SAME's events from all others. */
final class SameSignature {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    SameSignature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM);
    }

    /** Takes as long for a wrong signature as for a right one. */
    boolean signs(@Nullable String header, byte[] body) {
        return header != null && MessageDigest.isEqual(header.getBytes(StandardCharsets.UTF_8), expected(body));
    }

    private byte[] expected(byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java runtime has HMAC-SHA256", e);
        }
    }
}
