package ar.gob.buenosaires.vecino.privacy;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.SecretKey;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.encrypt.BytesEncryptor;
import org.springframework.security.crypto.keygen.KeyGenerators;

/** AES-256-GCM under the first key; a sealed value is the key id's length, the key id, and Spring's nonce and cipher text. */
final class Sealing {

    private final Map<String, BytesEncryptor> byId = new LinkedHashMap<>();
    private final String writer;

    Sealing(Map<String, SecretKey> keys) {
        keys.forEach((id, key) ->
                byId.put(id, new AesBytesEncryptor(key, KeyGenerators.secureRandom(16), CipherAlgorithm.GCM)));
        writer = keys.keySet().iterator().next();
    }

    byte[] seal(byte[] plain) {
        byte[] id = writer.getBytes(StandardCharsets.US_ASCII);
        byte[] cipherText = encryptor(writer).encrypt(plain);
        return ByteBuffer.allocate(1 + id.length + cipherText.length)
                .put((byte) id.length)
                .put(id)
                .put(cipherText)
                .array();
    }

    byte[] open(byte[] sealed) {
        int start = 1 + sealed[0];
        return encryptor(keyId(sealed)).decrypt(Arrays.copyOfRange(sealed, start, sealed.length));
    }

    boolean isSealedByWriter(byte[] sealed) {
        return keyId(sealed).equals(writer);
    }

    private static String keyId(byte[] sealed) {
        return new String(sealed, 1, sealed[0], StandardCharsets.US_ASCII);
    }

    private BytesEncryptor encryptor(String id) {
        BytesEncryptor encryptor = byId.get(id);
        if (encryptor == null) {
            throw new UnreadableSecret(id);
        }
        return encryptor;
    }
}
