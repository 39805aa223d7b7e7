package ar.gob.buenosaires.vecino.conversation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The figures of the console.
 *
 * @param countEvery how often one of the nodes counts what was decided
 */
@ConfigurationProperties("vecino.statistics")
record StatisticsSettings(@DefaultValue("5m") Duration countEvery) {}
