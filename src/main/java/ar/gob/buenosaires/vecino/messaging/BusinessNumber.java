package ar.gob.buenosaires.vecino.messaging;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The WhatsApp number that residents write to.
 *
 * @param phoneNumberId Meta's id of it, not the number itself
 * @param messagesPerSecond how many bubbles may leave it in any second, on all nodes together
 */
@Validated
@ConfigurationProperties("vecino.whatsapp")
public record BusinessNumber(
        @Pattern(regexp = "\\d{1,32}", message = "must be Meta's id of the number: digits")
        String phoneNumberId,

        @Min(1) @DefaultValue("80") int messagesPerSecond) {}
