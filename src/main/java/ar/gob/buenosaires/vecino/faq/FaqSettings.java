package ar.gob.buenosaires.vecino.faq;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this node follows the content.
 *
 * @param refreshEvery how often the database is asked whether content changed
 */
@ConfigurationProperties("vecino.faq")
record FaqSettings(@DefaultValue("500ms") Duration refreshEvery) {}
