package ar.gob.buenosaires.vecino.simulator;

import java.util.UUID;

/**
 * The number that the service writes from, as Meta has it configured.
 *
 * @param displayNumber digits
 */
public record BusinessNumber(
        String accountId, String phoneNumberId, String displayNumber, String accessToken, String appSecret) {

    /** Invented ids, and secrets made for this run. */
    public static BusinessNumber invented() {
        return new BusinessNumber("310000000000001", "420000000000002", "541150500147", secret("EAA"), secret(""));
    }

    private static String secret(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }

    @Override
    public String toString() {
        return "number " + phoneNumberId;
    }
}
