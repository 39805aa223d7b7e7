package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** Content files into a real PostgreSQL, and changed rows into the node's memory. */
@DataJpaTest
@RealDatabase
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@EnableConfigurationProperties(FaqSettings.class)
@Import({
    FaqConfiguration.class,
    PublishedContent.class,
    ContentLoader.class,
    ContentSnapshots.class,
    ContentFiles.class,
    Drafts.class,
    Reviews.class,
    History.class,
    TwoApprovers.class,
    ContentRules.class,
    FlawWords.class,
    ContentLoadingTests.Parts.class
})
@Transactional(propagation = Propagation.NEVER)
class ContentLoadingTests {

    private static final String VTV = """
            area: prueba
            name: Área de prueba
            services:
              - slug: prueba
                title: Prueba
                summary: Un servicio de prueba
                keywords:
                  - {text: revisión, weight: 0.9}
                  - probar
                examples: [cómo pruebo]
                answers:
                  - topic: general
                    title: Prueba
                    body: Primero probá.
                    follow_ups: [cost]
                    sources: [nadie]
                    facts_date: 2026-01-31
                    review_by: 2027-01-31
                  - topic: cost
                    title: Costo
                    body: Es gratis.
                    link: {text: Ver más, url: "https://buenosaires.gob.ar/prueba"}
                    keywords: [cuánto sale probar]
                    sources: [nadie]
                    facts_date: 2026-01-31
                    review_by: 2027-01-31
            """;

    @Autowired
    private PublishedContent content;

    @Autowired
    private ContentSnapshots snapshots;

    @Autowired
    private Areas areas;

    @Autowired
    private ContentItems items;

    @Autowired
    private Revisions revisions;

    @Autowired
    private Drafts drafts;

    @Autowired
    private Reviews reviews;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void anEmptyDatabase() {
        jdbc.sql("truncate unanswered_decision, content_event, content_revision, content_item, area")
                .update();
    }

    @Test
    void readsWhatTheFilesShip() {
        load(VTV);

        PublishedService service = snapshots.read().service("prueba").orElseThrow();
        assertThat(service.title()).isEqualTo("Prueba");
        assertThat(service.answer(null).orElseThrow().followUps()).containsExactly("cost");
        assertThat(service.answer("cost").orElseThrow().link()).hasToString("https://buenosaires.gob.ar/prueba");
        assertThat(service.evidence())
                .extracting(Evidence::topic, Evidence::kind, Evidence::text)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(null, Evidence.Kind.KEYWORD, "revisión"),
                        org.assertj.core.groups.Tuple.tuple(null, Evidence.Kind.KEYWORD, "probar"),
                        org.assertj.core.groups.Tuple.tuple(null, Evidence.Kind.EXAMPLE, "cómo pruebo"),
                        org.assertj.core.groups.Tuple.tuple("cost", Evidence.Kind.KEYWORD, "cuánto sale probar"));
    }

    @Test
    void writesNothingTheSecondTime() {
        load(VTV);
        long version = snapshots.version();

        load(VTV);

        assertThat(snapshots.version()).isEqualTo(version);
    }

    @Test
    void takesOverAChangedFile() {
        load(VTV);
        load(VTV.replace("Es gratis.", "Es gratis siempre.").replace("weight: 0.9", "weight: 0.5"));

        PublishedService service = snapshots.read().service("prueba").orElseThrow();
        PublishedAnswer answer = service.answer("cost").orElseThrow();
        assertThat(answer.body()).isEqualTo("Es gratis siempre.");
        assertThat(answer.version()).isEqualTo(2);
        assertThat(service.evidence()).anySatisfy(e -> {
            assertThat(e.text()).isEqualTo("revisión");
            assertThat(e.weight()).isEqualTo(0.5);
        });
    }

    @Test
    void neverOverwritesWhatAnEditorChanged() {
        load(VTV);
        publish(ItemKey.answer("prueba", "cost"), "{\"body\":\"Sale poco.\"}");
        publish(ItemKey.service("prueba"), "{\"title\":\"Otra\",\"keywords\":[\"nueva\"]}");

        load(VTV.replace("Es gratis.", "Es gratis siempre.").replace("title: Prueba", "title: Pruebas"));

        PublishedService service = snapshots.read().service("prueba").orElseThrow();
        assertThat(service.title()).isEqualTo("Otra");
        assertThat(service.answer("cost").orElseThrow().body()).isEqualTo("Sale poco.");
        assertThat(service.answer(null).orElseThrow().title()).isEqualTo("Pruebas");
        assertThat(service.evidence())
                .extracting(Evidence::text)
                .contains("nueva")
                .doesNotContain("probar");
    }

    @Test
    void leavesAlonewhatSomebodyIsWritingUntilItIsGivenUp() {
        load(VTV);
        ContentItem item = item(ItemKey.answer("prueba", "cost"));
        drafts.revise(Kind.ANSWER, item.id(), proposal("{\"body\":\"Sale poco.\"}"), true, by("ana"));
        String changed = VTV.replace("Es gratis.", "Es gratis siempre.");

        load(changed);
        assertThat(body("cost")).isEqualTo("Es gratis.");

        reviews.discard(Kind.ANSWER, item.id(), "", by("ana"));
        load(changed);
        assertThat(body("cost")).isEqualTo("Es gratis siempre.");
    }

    @Test
    void retiresWhatNoLongerShips() {
        load(VTV);
        load(VTV.replace("slug: prueba", "slug: otra"));

        assertThat(snapshots.read().services())
                .extracting(PublishedService::slug)
                .containsExactly("otra");
    }

    @Test
    void takesEffectSoonAfterARowHasChanged() {
        events.publishEvent(new SchemaReady());
        load(VTV);
        await().until(() -> content.current().service("prueba").isPresent());

        publish(ItemKey.answer("prueba", "cost"), "{\"body\":\"Cambió.\"}");

        await().until(() -> content.current()
                .service("prueba")
                .orElseThrow()
                .answer("cost")
                .orElseThrow()
                .body()
                .equals("Cambió."));
    }

    @Test
    void takesEffectWithAHundredServicesAndFiveThousandRows() {
        jdbc.sql("insert into area (slug, name) values ('muchas', 'Muchas')").update();
        for (int i = 1; i <= 100; i++) {
            int service = i;
            String words = IntStream.range(0, 50)
                    .mapToObj(n -> "\"palabra " + service + " " + n + "\"")
                    .collect(Collectors.joining(","));
            String slug = "servicio-" + i;
            row("SERVICE", slug, "muchas", """
                    {"title":"Servicio %d","summary":"Uno de muchos","keywords":[%s]}""".formatted(i, words));
            row("ANSWER", slug, "muchas", "{\"title\":\"Respuesta\",\"body\":\"Llamá al 147.\"}");
        }
        events.publishEvent(new SchemaReady());
        await().until(() -> content.current().service("servicio-100").isPresent());

        publish(ItemKey.service("servicio-50"), "{\"keywords\":[\"nicho\"]}");

        await().until(() -> content.current().service("servicio-50").orElseThrow().evidence().stream()
                .anyMatch(row -> row.text().equals("nicho")));
    }

    @Test
    void isNotReadAgainForADraft() {
        load(VTV);
        long version = snapshots.version();

        drafts.revise(
                Kind.ANSWER,
                item(ItemKey.answer("prueba", "cost")).id(),
                proposal("{\"body\":\"Sale poco.\"}"),
                true,
                by("ana"));

        assertThat(snapshots.version()).isEqualTo(version);
    }

    @Test
    void aServiceIsAddedByRows() {
        jdbc.sql("insert into area (slug, name) values ('nueva', 'Nueva')").update();
        row("SERVICE", "bache", "nueva", "{\"title\":\"Baches\",\"summary\":\"Se tapan\"}");
        row("ANSWER", "bache", "nueva", "{\"title\":\"Baches\",\"body\":\"Avisanos.\"}");

        assertThat(snapshots.read().service("bache").orElseThrow().answer(null)).isPresent();
    }

    private void row(String kind, String service, String area, String content) {
        long id = jdbc.sql("""
                        insert into content_item (kind, service, area_slug, state, revisions, head, live, contributors,
                            approvals, approvals_needed, follows_files, version)
                        values (?, ?, ?, 'PUBLISHED', 1, 1, 1, '{}', '{}', 1, false, 0) returning id""").params(kind, service, area).query(Long.class).single();
        jdbc.sql(
                        "insert into content_revision (item_id, number, content, author, at, reason) values (?, 1, ?, '', now(), '')")
                .params(id, content)
                .update();
    }

    private void publish(ItemKey key, String change) {
        long id = item(key).id();
        drafts.revise(key.kind(), id, proposal(change), true, by("ana"));
        reviews.submit(key.kind(), id, new Reviews.Term(null, null), "", by("ana"));
        reviews.approve(key.kind(), id, Reviews.Approval.of(""), null, by("beto"));
    }

    private ContentItem item(ItemKey key) {
        return items.findAll().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private String body(String topic) {
        return snapshots
                .read()
                .service("prueba")
                .flatMap(service -> service.answer(topic))
                .orElseThrow()
                .body();
    }

    private static Asked by(String reviewer) {
        return new Asked(new Editor(reviewer, true, Set.of()), "*");
    }

    private static Proposal proposal(String json) {
        try {
            return Proposal.of(new ObjectMapper().readTree(json));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void load(String file) {
        ContentFiles files = new ContentFiles(List.of(resource(file)));
        ContentLoader loader = new ContentLoader(files, areas, items, revisions, jdbc, Clock.systemUTC());
        transactions.executeWithoutResult(status -> loader.load());
    }

    /** What the whole service has besides. */
    static class Parts {

        @Bean
        Clock clock() {
            return Clock.systemUTC();
        }

        @Bean
        MessageSource messageSource() {
            return new ResourceBundleMessageSource();
        }
    }

    static Resource resource(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "prueba.yaml";
            }
        };
    }
}
