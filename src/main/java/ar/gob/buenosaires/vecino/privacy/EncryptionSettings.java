package ar.gob.buenosaires.vecino.privacy;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The keys that seal personal data.
 *
 * @param keys {@code id:base64 of 32 bytes}; the first one writes, all read
 */
@ConfigurationProperties("vecino.encryption")
record EncryptionSettings(List<String> keys) {

    private static final String ID = "[A-Za-z0-9._-]{1,32}";

    EncryptionSettings {
        keys = List.copyOf(keys);
    }

    /** The keys by id, in order; throws IllegalArgumentException for one that is malformed, without its value. */
    Map<String, SecretKey> byId() {
        Map<String, SecretKey> byId = new LinkedHashMap<>();
        for (String entry : keys) {
            int colon = entry.indexOf(':');
            String id = colon < 0 ? "" : entry.substring(0, colon).strip();
            if (!id.matches(ID)) {
                throw new IllegalArgumentException("an encryption key is written id:base64");
            }
            byte[] key = decode(id, entry.substring(colon + 1).strip());
            if (byId.put(id, new SecretKeySpec(key, "AES")) != null) {
                throw new IllegalArgumentException("encryption key '" + id + "' is given twice");
            }
        }
        if (byId.isEmpty()) {
            throw new IllegalArgumentException("at least one encryption key is needed");
        }
        return byId;
    }

    private static byte[] decode(String id, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("encryption key '" + id + "' is not base64", e);
        }
        if (key.length != 32) {
            throw new IllegalArgumentException("encryption key '" + id + "' has " + key.length + " bytes, not 32");
        }
        return key;
    }

    @Override
    public String toString() {
        return "EncryptionSettings[" + keys.size() + " keys]";
    }
}
