package ar.gob.buenosaires.vecino.faq;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node follows the content, and what content may say.
 *
 * @param refreshEvery how often the database is asked whether content changed
 * @param allowedHosts hosts that content may link to, with all hosts below them
 * @param twoApprovers services whose every change needs two approvers
 * @param emergencyNumbers telephone numbers: a change of a line that names one needs two approvers
 */
@ConfigurationProperties("vecino.faq")
record FaqSettings(
        @DefaultValue("500ms") Duration refreshEvery,

        @DefaultValue({
            "buenosaires.gob.ar",
            "bue.edu.ar",
            "agip.gob.ar",
            "bancociudad.com.ar",
            "fiscalias.gob.ar",
            "uba.ar",
            "argentina.gob.ar"
        })
        List<String> allowedHosts,

        @DefaultValue({"linea-144", "ninez", "personas-en-calle"})
        Set<String> twoApprovers,

        @DefaultValue({"100", "102", "103", "107", "108", "135", "137", "144", "911"})
        Set<String> emergencyNumbers) {}
