package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.DevelopmentSettings;
import ar.gob.buenosaires.vecino.Http;
import ar.gob.buenosaires.vecino.VecinoApplication;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;

/** What is published is in effect on every node at once. */
class LiveTests extends ContentScene {

    private static final List<String> PHRASINGS = List.of(
            "hola, cómo saco el permiso de globoflexia?",
            "globoflexia",
            "necesito hacer globoflexia en la plaza, qué permiso piden",
            "quiero anotarme en globoflesia",
            "me dijeron que la ciudad da permisos para globos en la plaza, es así?");

    @Autowired
    Environment settings;

    @Test
    void isInEffectOnTwoNodesWithinTwoSeconds() {
        addRedFlag("zumba la pava");
        try (ConfigurableApplicationContext node = secondNode()) {
            int other = Integer.parseInt(String.valueOf(node.getEnvironment().getProperty("local.server.port")));
            ok("ana", "POST", SERVICES, """
                    {"slug":"globoflexia","title":"Globoflexia","summary":"Permisos para hacer globos",
                     "keywords":[{"text":"globoflexia","weight":5},{"text":"permisos para globos","weight":5},
                                 {"text":"permiso de globoflexia","weight":5}],
                     "examples":["cómo saco el permiso de globoflexia","la ciudad da permisos para globos"]}""");
            long id = ok("ana", "POST", ANSWERS, answer("globoflexia", "general", "El permiso es gratis."))
                    .path("id")
                    .asLong();
            ok("ana", "POST", path(id) + "/submit", "{}");
            assertThat(route(port, PHRASINGS.get(1))).isNotEqualTo("globoflexia");

            ok("rita", "POST", path(id) + "/approve", "{}");

            for (int at : List.of(port, other)) {
                await().atMost(Duration.ofSeconds(2))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> route(at, PHRASINGS.get(1)).equals("globoflexia"));
                assertThat(PHRASINGS)
                        .allSatisfy(text -> assertThat(route(at, text)).as(text).isEqualTo("globoflexia"));
            }
            assertThat(route(other, "zumba la pava"))
                    .as("a node that starts later knows it")
                    .isEqualTo("emergency");
            addRedFlag("silba la cacerola");
            for (int at : List.of(port, other)) {
                await().atMost(Duration.ofSeconds(2))
                        .pollInterval(Duration.ofMillis(50))
                        .until(() -> route(at, "che, silba la cacerola").equals("emergency"));
            }
        }
    }

    /** A phrase that one proposes and two others approve. */
    private void addRedFlag(String phrase) {
        assertThat(route(port, phrase)).isNotEqualTo("emergency");
        String changes = "/api/v1/red-flags/changes";
        long id = ok(
                        "rita",
                        "POST",
                        changes,
                        "{\"flag\":\"RF02\",\"phrases\":[\"%s\"],\"reason\":\"Para la prueba\"}".formatted(phrase))
                .path("id")
                .asLong();
        ok("raul", "POST", changes + "/" + id + "/approve", "{}");
        ok("rosa", "POST", changes + "/" + id + "/approve", "{}");
    }

    private String route(int node, String text) {
        return read(Http.send(Http.request("POST", "http://localhost:" + node + "/api/v1/preview")
                        .header("Authorization", Http.basic("ana", "clave"))
                        .method(
                                "POST",
                                java.net.http.HttpRequest.BodyPublishers.ofString("{\"text\":\"" + text + "\"}"))))
                .path("intent")
                .asText();
    }

    private ConfigurableApplicationContext secondNode() {
        Map<String, Object> same = new LinkedHashMap<>(DevelopmentSettings.required());
        for (String key : List.of("url", "username", "password")) {
            same.put("spring.datasource." + key, settings.getRequiredProperty("spring.datasource." + key));
        }
        same.put("server.port", 0);
        same.put("management.server.port", 0);
        String[] arguments = same.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new SpringApplicationBuilder(VecinoApplication.class).run(arguments);
    }
}
