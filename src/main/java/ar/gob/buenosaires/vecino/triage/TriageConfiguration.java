package ar.gob.buenosaires.vecino.triage;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Asks for the active protocol again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class TriageConfiguration implements SchedulingConfigurer {

    private final Protocols protocols;
    private final TriageSettings settings;

    TriageConfiguration(Protocols protocols, TriageSettings settings) {
        this.protocols = protocols;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(protocols::refresh, settings.refreshEvery());
    }
}
