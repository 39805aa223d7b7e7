package ar.gob.buenosaires.vecino.conversation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the router is sure of itself.
 *
 * @param sure the lowest score that is answered
 * @param unsure the lowest score that is asked back
 * @param margin by how much the best must lead to be answered
 */
@ConfigurationProperties("vecino.conversation.router")
@Validated
record RouterSettings(
        @DefaultValue("0.55") @DecimalMin("0") @DecimalMax("1")
        double sure,

        @DefaultValue("0.33") @DecimalMin("0") @DecimalMax("1")
        double unsure,

        @DefaultValue("0.06") @DecimalMin("0") @DecimalMax("1")
        double margin) {}
