package ar.gob.buenosaires.vecino;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.test.context.ContextConfiguration;

/** Gives a Spring test a database of its own and an invented value for every required setting. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ContextConfiguration(initializers = RealDatabase.Settings.class)
public @interface RealDatabase {

    /** Puts the settings behind those that a test class names itself. */
    class Settings implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            Map<String, Object> settings = new LinkedHashMap<>(DevelopmentSettings.required());
            settings.put("spring.datasource.url", TestDatabase.freshUrl());
            settings.put("spring.datasource.username", "postgres");
            settings.put("spring.datasource.password", "postgres");
            // several services at a time: their pools grow as they are used
            settings.put("spring.datasource.hikari.minimum-idle", 2);
            context.getEnvironment().getPropertySources().addLast(new MapPropertySource("real database", settings));
        }
    }
}
