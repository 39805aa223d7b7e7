package ar.gob.buenosaires.vecino;

import java.util.LinkedHashMap;
import java.util.Map;

/** Invented values for every required setting, so that tests and the development run need no environment. */
public final class DevelopmentSettings {

    public static final String APP_SECRET = "unit-test-app-secret";
    public static final String VERIFY_TOKEN = "unit-test-verify-token";
    public static final String ACCESS_TOKEN = "EAATESTTOKEN";
    public static final String PHONE_NUMBER_ID = "420000000000002";
    public static final String ENCRYPTION_KEYS = "test:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    public static final String SAME_TOKEN = "unit-test-same-token";
    public static final String SAME_SECRET = "unit-test-same-secret";

    private DevelopmentSettings() {}

    /** All but the database. */
    public static Map<String, Object> required() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("vecino.whatsapp.app-secret", APP_SECRET);
        settings.put("vecino.whatsapp.verify-token", VERIFY_TOKEN);
        settings.put("vecino.whatsapp.access-token", ACCESS_TOKEN);
        settings.put("vecino.whatsapp.phone-number-id", PHONE_NUMBER_ID);
        settings.put("vecino.same.base-url", "http://127.0.0.1:1");
        settings.put("vecino.same.token", SAME_TOKEN);
        settings.put("vecino.same.callback-secret", SAME_SECRET);
        settings.put("vecino.encryption.keys", ENCRYPTION_KEYS);
        return settings;
    }
}
