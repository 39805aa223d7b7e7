package ar.gob.buenosaires.vecino.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ar.gob.buenosaires.vecino.RealDatabase;
import ar.gob.buenosaires.vecino.core.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** Two clinicians change the active protocol on a real database. */
@RealDatabase
@SpringBootTest(
        properties = {
            "vecino.security.users[0].name=ana",
            "vecino.security.users[0].password={noop}clave",
            "vecino.security.users[0].roles=CLINICIAN",
            "vecino.security.users[1].name=beto",
            "vecino.security.users[1].password={noop}clave",
            "vecino.security.users[1].roles=CLINICIAN",
            "vecino.security.users[2].name=admin",
            "vecino.security.users[2].password={noop}clave",
            "vecino.security.users[2].roles=ADMIN"
        })
@AutoConfigureMockMvc
class ProtocolsTests {

    private static final String APRIL = "/api/v1/protocols/ar-caba-covid-2020-04-20/1";

    @Autowired
    MockMvc http;

    @Autowired
    Protocols protocols;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void asInstalled() {
        jdbc.sql("delete from triage_protocol_event where id > 1").update();
        jdbc.sql("delete from triage_protocol_text").update();
        jdbc.sql("delete from triage_protocol_trial").update();
        protocols.refresh();
    }

    @Test
    void theGeneralOneIsActiveAtFirst() throws Exception {
        assertThat(protocols.active()).map(Protocol::id).contains("caba-respiratorio-general");
        http.perform(get("/api/v1/protocols").with(person("ana")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$[?(@.author=='Equipo vecino')]", hasSize(4)))
                .andExpect(jsonPath("$[?(@.active==true)].id", contains("caba-respiratorio-general")))
                .andExpect(jsonPath("$[0].proposals", hasSize(0)));
    }

    @Test
    void oneProposesAndAnotherActivates() throws Exception {
        http.perform(post(APRIL + "/propose").with(person("ana")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.proposals[0].by").value("ana"))
                .andExpect(jsonPath("$.active").value(false));
        http.perform(post(APRIL + "/activate").with(person("beto")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.active").value(true))
                .andExpect(jsonPath("$.activated.by").value("beto"))
                .andExpect(jsonPath("$.activated.at").isNotEmpty())
                .andExpect(jsonPath("$.proposals", hasSize(0)));

        assertThat(protocols.active()).map(Protocol::id).contains("ar-caba-covid-2020-04-20");
        assertThat(protocols.find("caba-respiratorio-general", "1"))
                .as("for conversations that began with it")
                .isPresent();
    }

    @Test
    void theSamePersonTwiceIsRefused() throws Exception {
        http.perform(post(APRIL + "/propose").with(person("ana"))).andExpect(status().isOk());
        http.perform(post(APRIL + "/activate").with(person("ana")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:vecino:problem:second-person-needed"));

        assertThat(protocols.active()).map(Protocol::id).contains("caba-respiratorio-general");
    }

    @Test
    void whatNobodyProposedIsRefused() throws Exception {
        http.perform(post(APRIL + "/activate").with(person("beto")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.type").value("urn:vecino:problem:not-proposed"));
    }

    @Test
    void aProposalServesOnce() throws Exception {
        http.perform(post(APRIL + "/propose").with(person("ana"))).andExpect(status().isOk());
        http.perform(post(APRIL + "/activate").with(person("beto"))).andExpect(status().isOk());

        http.perform(post(APRIL + "/activate").with(person("beto"))).andExpect(status().isConflict());
    }

    @Test
    void unknownVersionsAreNotFound() throws Exception {
        http.perform(post("/api/v1/protocols/ar-caba-covid-2020-04-20/9/propose")
                        .with(person("ana")))
                .andExpect(status().isNotFound())
                .andExpect(jsonPath("$.type").value("urn:vecino:problem:no-such-protocol"));
    }

    @Test
    void theWholeTriageCanBeSwitchedOff() throws Exception {
        http.perform(post("/api/v1/protocols/suspend").with(person("ana"))).andExpect(status().isOk());
        assertThat(protocols.active()).isEmpty();

        http.perform(post("/api/v1/protocols/resume").with(person("ana"))).andExpect(status().isOk());
        assertThat(protocols.active()).map(Protocol::id).contains("caba-respiratorio-general");
        assertThat(jdbc.sql("select what || ' ' || done_by from triage_protocol_event where id > 1 order by id")
                        .query(String.class)
                        .list())
                .containsExactly("SUSPENDED ana", "RESUMED ana");
    }

    @Test
    void theRecordOfWhoDidWhatHasAllOfIt() throws Exception {
        http.perform(post(APRIL + "/propose").with(person("ana"))).andExpect(status().isOk());
        http.perform(post(APRIL + "/activate").with(person("beto"))).andExpect(status().isOk());
        http.perform(post("/api/v1/protocols/suspend").with(person("ana"))).andExpect(status().isOk());
        http.perform(post("/api/v1/protocols/resume").with(person("beto"))).andExpect(status().isOk());

        http.perform(get("/api/v1/audit?kind=PROTOCOLS").with(person("admin")))
                .andExpect(status().isOk())
                .andExpect(jsonPath(
                        "$.entries[0:4].what",
                        contains("PROTOCOL_RESUMED", "PROTOCOL_SUSPENDED", "PROTOCOL_ACTIVATED", "PROTOCOL_PROPOSED")))
                .andExpect(jsonPath("$.entries[0:4].who", contains("beto", "ana", "beto", "ana")))
                .andExpect(jsonPath("$.entries[2].about").value("ar-caba-covid-2020-04-20"))
                .andExpect(jsonPath("$.entries[2].detail").value("1"));
        http.perform(get("/api/v1/audit?kind=PROTOCOLS&who=beto").with(person("admin")))
                .andExpect(jsonPath("$.entries", hasSize(2)));
        http.perform(get("/console/audit?kind=PROTOCOLS").with(person("admin")))
                .andExpect(content().string(containsString("activó el protocolo")))
                .andExpect(content().string(not(containsString("??"))));
    }

    @Test
    void theRecordHasWhoTriedAVersionOnHowManyCases() throws Exception {
        http.perform(get(APRIL + "/dry-run?days=3").with(person("ana"))).andExpect(status().isOk());
        http.perform(get(APRIL + "/dry-run?days=31").with(person("ana"))).andExpect(status().isBadRequest());

        http.perform(get("/api/v1/audit?kind=PROTOCOLS").with(person("admin")))
                .andExpect(jsonPath("$.entries[*].what", contains("PROTOCOL_TRIED", "PROTOCOL_ACTIVATED")))
                .andExpect(jsonPath("$.entries[0].who").value("ana"))
                .andExpect(jsonPath("$.entries[0].about").value("ar-caba-covid-2020-04-20"))
                .andExpect(jsonPath("$.entries[0].detail").value("1 days=3 cases=0"));
    }

    @Test
    void otherNodesFollow() {
        jdbc.sql("""
                        insert into triage_protocol_event (what, protocol_id, version, done_by, at)
                        values ('ACTIVATED', 'ar-caba-covid-2020-03-31', '1', 'otro nodo', now())""").update();

        await().untilAsserted(
                        () -> assertThat(protocols.active()).map(Protocol::id).contains("ar-caba-covid-2020-03-31"));
    }

    @Test
    void aVersionIsBroughtInAndActivatedBySomebodyElse() throws Exception {
        bring(yaml("2"))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.proposals[0].by").value("ana"));
        http.perform(post("/api/v1/protocols/prueba/2/activate").with(person("ana")))
                .andExpect(status().isConflict());
        http.perform(post("/api/v1/protocols/prueba/2/activate").with(person("beto")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.active").value(true));

        assertThat(protocols.active()).map(Protocol::toString).contains("prueba 2");
        assertThat(protocols.text("prueba", "2")).isEqualTo(yaml("2"));
        bring(yaml("2"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.complaints[0].reason")
                        .value("this version is there already: a changed protocol needs a new one"));
    }

    @Test
    void whatIsNotSoundIsRefusedWithItsLines() throws Exception {
        bring(yaml("3").replace("{all: [fever, cough]}", "{all: [breath_bad, cough]}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.type").value("urn:vecino:problem:unsound-protocol"))
                .andExpect(jsonPath("$.complaints[0].line").value(41))
                .andExpect(jsonPath("$.complaints[0].reason")
                        .value("'breath_bad' is no definition and no yes-or-no fact"));
        String shadowed = yaml("3")
                .replace(
                        "      - {id: S3,",
                        "      - {id: S9, when: {all: [fever, cough, {fact: breath, is: none}]}, priority: GREEN,"
                                + " ticket: yes, advice: [a], sources: [S]}\n      - {id: S3,");
        bring(shadowed)
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.complaints[0].line").value(42))
                .andExpect(jsonPath("$.complaints[0].reason")
                        .value("rule S9 of block B is shadowed: every case that it is for is decided before by S2"));
        bring("id: [").andExpect(status().isUnprocessableEntity());
        bring("a: &a [*a]\nblocks: *a").andExpect(status().isUnprocessableEntity());
        assertThat(protocols.find("prueba", "3")).isEmpty();
        assertThat(jdbc.sql("select count(*) from triage_protocol_text")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aSmallTextThatMeansSomethingHugeIsRefusedAndTheNextOneTaken() throws Exception {
        StringBuilder definitions = new StringBuilder("definitions:\n  d0: {any: [fever, cough]}\n");
        for (int i = 1; i <= 35; i++) {
            definitions.append("  d%d: {any: [d%d, d%d]}\n".formatted(i, i - 1, i - 1));
        }
        bring(yaml("5").replace("blocks:", definitions + "blocks:").replace("{all: [fever, cough]}", "{all: [d35]}"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(jsonPath("$.complaints[0].line").isNumber())
                .andExpect(jsonPath("$.complaints[0].reason").value("the rules are too large to be proved"));
        bring(yaml("5")).andExpect(status().isCreated());
    }

    @Test
    void noTextIsReadWhileAnotherOneIsProved() throws Exception {
        ProofRoom room = new ProofRoom(Duration.ofMinutes(1));
        ProtocolIntake intake = new ProtocolIntake(TestProtocols.SHIPPED, protocols, room);
        var inside = new CompletableFuture<String>();
        var mayEnd = new CompletableFuture<String>();
        var first = CompletableFuture.supplyAsync(() -> room.run(() -> {
            inside.complete("");
            return mayEnd.join();
        }));
        inside.join();

        assertThatThrownBy(() -> intake.bring("id: [", "ana")).isInstanceOf(Problem.class);
        mayEnd.complete("proved");
        assertThat(first.join()).isEqualTo("proved");
        assertThatThrownBy(() -> intake.bring("id: [", "ana")).isInstanceOf(ProtocolIntake.Refused.class);
    }

    @Test
    void otherNodesReadWhatWasBroughtInElsewhere() throws Exception {
        jdbc.sql("insert into triage_protocol_text values ('prueba', '4', ?, 'otro nodo', now())")
                .param(yaml("4"))
                .update();
        jdbc.sql("""
                        insert into triage_protocol_event (what, protocol_id, version, done_by, at)
                        values ('ACTIVATED', 'prueba', '4', 'otro nodo', now())""").update();

        await().untilAsserted(() ->
                assertThat(protocols.active()).map(Protocol::toString).contains("prueba 4"));
    }

    private ResultActions bring(String yaml) throws Exception {
        return http.perform(post("/api/v1/protocols")
                .contentType("application/yaml")
                .content(yaml)
                .with(person("ana")));
    }

    private static String yaml(String version) throws IOException {
        return Files.readString(Path.of("src/test/resources/protocols/prueba.yaml"))
                .replace("version: \"1\"", "version: \"" + version + "\"");
    }

    private static RequestPostProcessor person(String name) {
        return httpBasic(name, "clave");
    }
}
