package ar.gob.buenosaires.vecino.faq;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.core.SchemaReady;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Import;
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
    ServiceParts.class
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
    private CityServices services;

    @Autowired
    private ServiceParts parts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @BeforeEach
    void anEmptyDatabase() {
        for (String table : List.of("keyword", "answer", "city_service", "area")) {
            jdbc.sql("delete from " + table).update();
        }
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
            assertThat(e.weight()).isEqualTo(0.5f);
        });
    }

    @Test
    void neverOverwritesWhatAnEditorChanged() {
        load(VTV);
        jdbc.sql("update answer set body = 'Sale poco.', origin = 'EDITOR' where topic = 'cost'")
                .update();
        jdbc.sql("update city_service set title = 'Otra', origin = 'EDITOR'").update();
        jdbc.sql("insert into keyword (service_id, kind, text) select id, 'KEYWORD', 'nueva' from city_service")
                .update();

        load(VTV.replace("Es gratis.", "Es gratis siempre.").replace("title: Prueba", "title: Pruebas"));

        PublishedService service = snapshots.read().service("prueba").orElseThrow();
        assertThat(service.title()).isEqualTo("Otra");
        assertThat(service.answer("cost").orElseThrow().body()).isEqualTo("Sale poco.");
        assertThat(service.answer(null).orElseThrow().title()).isEqualTo("Pruebas");
        assertThat(service.evidence()).extracting(Evidence::text).contains("nueva");
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
    void takesEffectWithinTwoSecondsOfAChangedRow() {
        events.publishEvent(new SchemaReady());
        load(VTV);
        await().atMost(Duration.ofSeconds(2))
                .until(() -> content.current().service("prueba").isPresent());

        jdbc.sql("update answer set body = 'Cambió.' where topic = 'cost'").update();

        await().atMost(Duration.ofSeconds(2))
                .until(() -> content.current()
                        .service("prueba")
                        .orElseThrow()
                        .answer("cost")
                        .orElseThrow()
                        .body()
                        .equals("Cambió."));
    }

    @Test
    void takesEffectAsSoonWithAHundredServicesAndFiveThousandRows() {
        jdbc.sql("insert into area (slug, name) values ('muchas', 'Muchas')").update();
        jdbc.sql("""
                insert into city_service (slug, area_slug, title, summary)
                select 'servicio-' || i, 'muchas', 'Servicio ' || i, 'Uno de muchos' from generate_series(1, 100) i""").update();
        jdbc.sql("""
                insert into answer (service_id, title, body)
                select id, 'Respuesta', 'Llamá al 147.' from city_service""").update();
        jdbc.sql("""
                insert into keyword (service_id, kind, text)
                select id, 'KEYWORD', 'palabra ' || id || ' ' || n from city_service, generate_series(1, 50) n""").update();
        events.publishEvent(new SchemaReady());
        await().atMost(Duration.ofSeconds(10))
                .until(() -> content.current().service("servicio-100").isPresent());

        jdbc.sql("""
                update keyword set text = 'nicho' where id = (select min(k.id) from keyword k
                join city_service s on s.id = k.service_id where s.slug = 'servicio-50')""").update();

        await().atMost(Duration.ofSeconds(2))
                .until(() -> content.current().service("servicio-50").orElseThrow().evidence().stream()
                        .anyMatch(row -> row.text().equals("nicho")));
    }

    @Test
    void aServiceIsAddedByRows() {
        jdbc.sql("insert into area (slug, name) values ('nueva', 'Nueva')").update();
        jdbc.sql(
                        "insert into city_service (slug, area_slug, title, summary) values ('bache', 'nueva', 'Baches', 'Se tapan')")
                .update();
        jdbc.sql("insert into answer (service_id, title, body) select id, 'Baches', 'Avisanos.' from city_service")
                .update();

        assertThat(snapshots.read().service("bache").orElseThrow().answer(null)).isPresent();
    }

    private void load(String file) {
        ContentFiles files = new ContentFiles(List.of(resource(file)));
        ContentLoader loader = new ContentLoader(files, areas, services, parts, jdbc);
        transactions.executeWithoutResult(status -> loader.load());
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
