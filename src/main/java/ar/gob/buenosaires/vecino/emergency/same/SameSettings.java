package ar.gob.buenosaires.vecino.emergency.same;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How SAME's dispatch system is reached and recognised.
 *
 * @param callbackSecret key of {@code X-Same-Signature}
 * @param connectTimeout until a connection stands
 * @param responseTimeout until the answer comes; afterwards it is asked again under the same key
 */
@Validated
@ConfigurationProperties("vecino.same")
record SameSettings(
        @NotNull URI baseUrl,
        @NotBlank String token,
        @NotBlank String callbackSecret,
        @DefaultValue("2s") Duration connectTimeout,
        @DefaultValue("5s") Duration responseTimeout) {

    @Override
    public String toString() {
        return "SameSettings[]";
    }
}
