package ar.gob.buenosaires.vecino.triage;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node follows the active protocol.
 *
 * @param refreshEvery how often the database is asked whether another one was activated
 */
@ConfigurationProperties("vecino.triage")
record TriageSettings(@DefaultValue("500ms") Duration refreshEvery) {}
