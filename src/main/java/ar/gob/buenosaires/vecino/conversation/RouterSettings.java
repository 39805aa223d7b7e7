package ar.gob.buenosaires.vecino.conversation;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * When the router is sure of itself. All were chosen by cross-validation, see docs/understanding.md.
 *
 * @param sure the lowest score that is answered
 * @param unsure the lowest score that is asked back
 * @param margin by how much the best must lead to be answered
 * @param temperature by which scores are divided, so that of messages with score 0.8 four of five are right
 * @param support how loud the rows speak in what is learned
 * @param newcomer how far the rows are trusted of a service that no labelled message is about
 */
@ConfigurationProperties("vecino.conversation.router")
@Validated
record RouterSettings(
        @DefaultValue("0.5") @DecimalMin("0") @DecimalMax("1")
        double sure,

        @DefaultValue("0.25") @DecimalMin("0") @DecimalMax("1")
        double unsure,

        @DefaultValue("0.06") @DecimalMin("0") @DecimalMax("1")
        double margin,

        @DefaultValue("1.2") @DecimalMin("0.1") @DecimalMax("10")
        float temperature,

        @DefaultValue("1") @DecimalMin("0") @DecimalMax("10")
        double support,

        @DefaultValue("0.9") @DecimalMin("0") @DecimalMax("1")
        double newcomer) {

    static final RouterSettings MEASURED = new RouterSettings(0.5, 0.25, 0.06, 1.2f, 1, 0.9);
}
