package ar.gob.buenosaires.vecino;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;

/** The development run: the service on an embedded PostgreSQL with invented settings. */
public final class TestVecinoApplication {

    private TestVecinoApplication() {}

    public static void main(String[] args) {
        Map<String, Object> settings = new LinkedHashMap<>(DevelopmentSettings.required());
        settings.put("spring.datasource.url", TestDatabase.emptyUrl());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        SpringApplication application = new SpringApplication(VecinoApplication.class);
        application.setDefaultProperties(settings);
        application.run(args);
    }
}
