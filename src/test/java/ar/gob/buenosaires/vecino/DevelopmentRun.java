package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import ar.gob.buenosaires.vecino.simulator.BusinessNumber;
import ar.gob.buenosaires.vecino.simulator.GraphSimulator;
import ar.gob.buenosaires.vecino.simulator.Redelivery;
import ar.gob.buenosaires.vecino.simulator.Residents;
import ar.gob.buenosaires.vecino.simulator.SameEvents;
import ar.gob.buenosaires.vecino.simulator.SameSimulator;
import ar.gob.buenosaires.vecino.simulator.WebhookSender;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.event.ApplicationFailedEvent;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Meta, residents, a database, secrets and users for one development run; environment variables go before all of it. */
final class DevelopmentRun
        implements ApplicationContextInitializer<ConfigurableApplicationContext>,
                ApplicationListener<ApplicationEvent> {

    /** So that the line with the addresses is not lost among what libraries say. */
    static final Map<String, Object> QUIET = Map.of(
            "spring.main.banner-mode", "off",
            "logging.level.io.zonky", "warn",
            "logging.level.org.hibernate", "error",
            "logging.level.org.springdoc", "error",
            "logging.level.org.apache", "warn");

    private static final Logger log = LoggerFactory.getLogger(DevelopmentRun.class);
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DevelopmentDatabase database = new DevelopmentDatabase();
    private final BusinessNumber number = BusinessNumber.invented();
    private final GraphSimulator graph = GraphSimulator.start(0, number).delay(Duration.ofMillis(120));
    private final WebhookSender meta = new WebhookSender(() -> webhook("whatsapp"), number, Redelivery.likeMeta());
    private final String sameToken = secret(18);
    private final String sameSecret = secret(18);
    private final SameSimulator same = SameSimulator.start(sameToken);
    private final Residents residents = new Residents(graph, meta);
    private final String password = secret(9);
    private volatile int port;
    private volatile int managementPort;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addAfter(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new MapPropertySource("development run", settings()));
        context.getBeanFactory().registerSingleton("developmentDatabase", database);
        context.getBeanFactory().registerSingleton("residents", residents);
        context.getBeanFactory().registerSingleton("sameSimulator", same);
        context.getBeanFactory().registerSingleton("sameEvents", new SameEvents(() -> webhook("same"), sameSecret));
        TypeExcludeFilter mainOnly = new MainClassesOnly();
        context.getBeanFactory().registerSingleton("mainClassesOnly", mainOnly);
    }

    @Override
    public void onApplicationEvent(ApplicationEvent event) {
        switch (event) {
            case ServletWebServerInitializedEvent started -> learnPort(started);
            case ApplicationReadyEvent ready -> sayWhere();
            case ApplicationFailedEvent failed -> close();
            case ContextClosedEvent closed when closed.getApplicationContext().getParent() == null -> close();
            default -> {}
        }
    }

    /** The simulators' threads would keep the program alive. */
    private void close() {
        residents.close();
        meta.close();
        graph.close();
        same.close();
    }

    private void learnPort(ServletWebServerInitializedEvent started) {
        if ("management".equals(started.getApplicationContext().getServerNamespace())) {
            managementPort = started.getWebServer().getPort();
        } else {
            port = started.getWebServer().getPort();
        }
    }

    private void sayWhere() {
        log.info("Console users: dispatcher, editor, reviewer, clinician, privacy, admin. Password: {}", password);
        log.info(
                "Ready. Phone: http://localhost:{}/simulator  Console: http://localhost:{}/console  "
                        + "SAME: http://localhost:{}/simulator/api/same  "
                        + "Metrics: http://localhost:{}/actuator/prometheus  Graph API: {}",
                port,
                port,
                port,
                managementPort,
                graph.baseUrl());
    }

    private URI webhook(String sender) {
        return URI.create("http://localhost:" + port + "/webhooks/" + sender);
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>(DevelopmentSettings.required());
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        settings.put("vecino.whatsapp.app-secret", number.appSecret());
        settings.put("vecino.whatsapp.verify-token", secret(18));
        settings.put("vecino.whatsapp.access-token", number.accessToken());
        settings.put("vecino.whatsapp.phone-number-id", number.phoneNumberId());
        settings.put("vecino.whatsapp.graph-base-url", graph.baseUrl().toString());
        settings.put("vecino.same.base-url", same.baseUrl().toString());
        settings.put("vecino.same.token", sameToken);
        settings.put("vecino.same.callback-secret", sameSecret);
        settings.put("vecino.encryption.keys", "development:" + encryptionKey());
        // nobody waits for requests to end here
        settings.put("server.shutdown", "immediate");
        Role[] roles = Role.values();
        for (int i = 0; i < roles.length; i++) {
            String user = "vecino.security.users[" + i + "].";
            settings.put(user + "name", roles[i].name().toLowerCase(Locale.ROOT));
            // encoding it six times would take a tenth of the start
            settings.put(user + "password", "{noop}" + password);
            settings.put(user + "roles", roles[i].name());
            if (roles[i] == Role.EDITOR) {
                settings.put(user + "area", "movilidad");
            }
        }
        return settings;
    }

    private static String encryptionKey() {
        return Base64.getEncoder().encodeToString(random(32));
    }

    private static String secret(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random(bytes));
    }

    private static byte[] random(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return random;
    }
}
