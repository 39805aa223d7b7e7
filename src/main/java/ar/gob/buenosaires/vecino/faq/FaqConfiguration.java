package ar.gob.buenosaires.vecino.faq;

import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** Asks for changed content again and again. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class FaqConfiguration implements SchedulingConfigurer {

    private final PublishedContent content;
    private final FaqSettings settings;

    FaqConfiguration(PublishedContent content, FaqSettings settings) {
        this.content = content;
        this.settings = settings;
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        tasks.addFixedDelayTask(content::refresh, settings.refreshEvery());
    }
}
