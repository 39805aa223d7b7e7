package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every endpoint that there is for content: nobody writes in another area, and nobody publishes alone. */
class ContentBordersTests extends ContentScene {

    private static final List<String> CONTENT =
            List.of(ANSWERS, "/api/v1/content", "/api/v1/keywords", "/api/v1/unanswered");
    /** What is nobody's area; tests of their own say who may. */
    private static final Set<String> NO_AREA = Set.of(
            "POST /api/v1/content",
            "POST /api/v1/unanswered/{group}/dismiss",
            "POST /api/v1/content/notices",
            "POST /api/v1/content/notices/preview",
            "POST /api/v1/content/notices/{id}/approve",
            "POST /api/v1/content/notices/{id}/end",
            "POST /api/v1/content/imports/{id}/approve",
            "POST /api/v1/content/imports/{id}/discard");

    @Autowired
    ApplicationContext context;

    @Test
    void nobodyWritesInAnotherArea() {
        String slug = fresh();
        long answer = publishedService(slug);
        ok("ana", "PATCH", path(answer), "{\"body\":\"Un borrador.\"}", "If-Match", "*");
        List<String> wrong = new ArrayList<>();
        Set<String> endpoints = writing();
        assertThat(endpoints).hasSizeGreaterThan(15);
        for (String endpoint : endpoints) {
            for (String user : List.of("carla", "adela", "dario")) {
                String before = everything();
                int status = call(user, endpoint, slug, answer);
                if (status != 403 || !everything().equals(before)) {
                    wrong.add(endpoint + " by " + user + ": " + status);
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodyPublishesAlone() {
        for (String user : List.of("ana", "rita", "rosa")) {
            String slug = fresh();
            long answer = draftBy(user, slug);
            for (int round = 0; round < 2; round++) {
                call(user, "POST " + SERVICES + "/{id}/submit", slug, answer);
                call(user, "POST " + ANSWERS + "/{id}/submit", slug, answer);
                for (String endpoint : writing()) {
                    call(user, endpoint, slug, answer);
                    assertThat(live(answer)).as(endpoint + " by " + user).isEmpty();
                }
            }
            assertThat(jdbc.sql("select live from content_item where service = ?")
                            .param(slug)
                            .query(Integer.class)
                            .list())
                    .containsOnlyNulls();
        }
    }

    private long draftBy(String user, String slug) {
        ok(user, "POST", SERVICES, """
                {"slug":"%1$s","area":"movilidad","title":"%1$s","summary":"Todo sobre %1$s","keywords":["%1$s"]}""".formatted(slug));
        return ok(user, "POST", ANSWERS, answer(slug, "general", "Se pide por la web."))
                .path("id")
                .asLong();
    }

    private int call(String user, String endpoint, String slug, long answer) {
        String id = endpoint.contains(SERVICES) ? String.valueOf(serviceItem(slug)) : String.valueOf(answer);
        if (endpoint.contains("/keywords/")) {
            id = ok("ana", "GET", "/api/v1/keywords?service=" + slug, "")
                    .at("/0/id")
                    .asText();
        }
        int space = endpoint.indexOf(' ');
        String path = endpoint.substring(space + 1)
                .replace("{id}", id)
                .replace("{number}", "1")
                .replaceAll("\\{\\w+}", "movilidad");
        String body = """
                {"service":"%s","slug":"%s","area":"movilidad","topic":"otro","title":"Otro título","body":"Ajeno.",
                 "revision":1,"reason":"porque sí"}""".formatted(slug, fresh());
        return status(user, endpoint.substring(0, space), path, body, "If-Match", "*");
    }

    private long serviceItem(String slug) {
        return jdbc.sql("select id from content_item where service = ? and kind = 'SERVICE'")
                .param(slug)
                .query(Long.class)
                .single();
    }

    private String everything() {
        return jdbc.sql("""
                        select (select md5(string_agg(i::text, '' order by id)) from content_item i)
                            || (select count(*) from content_revision) || '/' || (select count(*) from content_event)""").query(String.class).single();
    }

    private Set<String> writing() {
        Set<String> endpoints = new TreeSet<>();
        context.getBeansOfType(RequestMappingHandlerMapping.class)
                .values()
                .forEach(mapping -> mapping.getHandlerMethods().keySet().forEach(info -> {
                    for (String path : info.getPatternValues()) {
                        for (RequestMethod method : info.getMethodsCondition().getMethods()) {
                            String endpoint = method + " " + path;
                            boolean content = CONTENT.stream().anyMatch(path::startsWith);
                            if (content && method != RequestMethod.GET && !NO_AREA.contains(endpoint)) {
                                endpoints.add(endpoint);
                            }
                        }
                    }
                }));
        return endpoints;
    }
}
