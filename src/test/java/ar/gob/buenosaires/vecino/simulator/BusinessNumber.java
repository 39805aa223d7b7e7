package ar.gob.buenosaires.vecino.simulator;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import java.util.UUID;

/**
 * The number that the service writes from, as Meta has it configured.
 *
 * @param displayNumber digits
 */
public record BusinessNumber(
        String accountId, String phoneNumberId, String displayNumber, String accessToken, String appSecret) {

    private static final String ACCOUNT_ID = "310000000000001";
    private static final String DISPLAY_NUMBER = "541150500147";

    /** With the settings that every test starts the service with. */
    public static BusinessNumber ofTests() {
        return new BusinessNumber(
                ACCOUNT_ID,
                DevelopmentSettings.PHONE_NUMBER_ID,
                DISPLAY_NUMBER,
                DevelopmentSettings.ACCESS_TOKEN,
                DevelopmentSettings.APP_SECRET);
    }

    /** With secrets made for this run. */
    public static BusinessNumber invented() {
        return new BusinessNumber(
                ACCOUNT_ID, DevelopmentSettings.PHONE_NUMBER_ID, DISPLAY_NUMBER, secret("EAA"), secret(""));
    }

    private static String secret(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public String toString() {
        return "number " + phoneNumberId;
    }
}
