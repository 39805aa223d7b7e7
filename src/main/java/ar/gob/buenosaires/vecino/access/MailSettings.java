package ar.gob.buenosaires.vecino.access;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The daily mail about what waits in the console.
 *
 * @param from its sender's address
 * @param digestAt a cron expression: when it goes out, and when it is tried again
 */
@ConfigurationProperties("vecino.mail")
record MailSettings(
        @DefaultValue("vecino@buenosaires.gob.ar") String from,
        @DefaultValue("0 0/15 8-11 * * *") String digestAt) {}
