package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.privacy.Vault;
import ar.gob.buenosaires.vecino.triage.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Two clinicians change the triage in real browsers. */
@SecuredService
class ProtocolPageTests {

    private static final Path FILE = Path.of("src/test/resources/protocols/prueba.yaml");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Protocols protocols;

    @Autowired
    Vault vault;

    @AfterEach
    void asInstalled() {
        jdbc.sql("delete from triage_protocol_event where id > 1").update();
        jdbc.sql("delete from triage_protocol_text").update();
        jdbc.sql("delete from triage_protocol_trial").update();
        jdbc.sql("delete from triage_talk").update();
        jdbc.sql("delete from app_user where name = 'clara'").update();
    }

    private ConsoleBrowser clinician(String name) {
        ConsoleBrowser browser = new ConsoleBrowser("http://localhost:" + port);
        browser.signIn(name, "clave").open("/console/protocols");
        assertThat(browser.text("h1")).isEqualTo("Protocolos de triage");
        return browser;
    }

    private void colleague() {
        jdbc.sql("insert into app_user (name, password, created_at) values ('clara', '{noop}clave', now())")
                .update();
        jdbc.sql("insert into app_user_role (name, role) values ('clara', 'CLINICIAN')")
                .update();
    }

    /** A triage of the past with fever and cough that came to nothing. */
    private void recordedCase() {
        String known = """
                {"facts":{"fever":"yes","cough":"yes","breath":"none"},"asked":["fever","cough","breath"],"trail":[],
                 "flags":[],"before":null,"reach":{"place":{},"callback":null,"chatOnly":false,"outside":false,"name":null}}
                """;
        jdbc.sql("""
                        with person as (insert into contact (created_at) values (now()) returning id)
                        insert into triage_talk (contact_id, state, protocol_id, protocol_version, patient_ref, known,
                            outcome, started_at, heard_at, updated_at)
                        select id, 'ENDED', 'caba-respiratorio-general', '1', 'self', ?, 'none', now(), now(), now()
                        from person""").param(vault.seal(known)).update();
    }

    @Test
    void aVersionIsBroughtInTriedAndActivatedByTwoPeople() throws IOException {
        colleague();
        recordedCase();
        try (ConsoleBrowser ana = clinician("clinician");
                ConsoleBrowser clara = clinician("clara")) {
            assertThat(ana.text("#v-caba-respiratorio-general-1")).contains("Activa", "Nadie todavía", "21/11/2026");
            ana.isAccessible("versions").picture("protocols");

            String yaml = Files.readString(FILE).replace("version: \"1\"", "version: \"7\"");
            bring(ana, yaml.replace("[fever, cough]}", "[fever, moco]}"));
            ana.await("#complaints");
            assertThat(ana.text("#complaints"))
                    .contains("1 problema")
                    .contains("Línea 41: «moco» no es una definición ni un dato de sí o no.");
            ana.click("[data-line]");
            assertThat(ana.run("return yaml.value.slice(yaml.selectionStart, yaml.selectionEnd)"))
                    .asString()
                    .contains("id: S2");
            ana.isAccessible("complaints").picture("protocol-complaints");

            ana.find("#file")
                    .sendKeys(Files.writeString(Files.createTempFile("prueba", ".yaml"), yaml)
                            .toString());
            org.awaitility.Awaitility.await()
                    .until(() -> String.valueOf(ana.run("return yaml.value")).contains("[fever, cough]}"));
            ana.click("#bring").await(".notice.good");
            assertThat(ana.text("main")).contains("quedó propuesta", "La propusiste vos");
            assertThat(ana.all("#activate")).isEmpty();

            clara.open("/console/protocols").click("#v-prueba-7 a").click("#compare");
            clara.await("#report");
            assertThat(clara.text("#report")).isEqualTo("1 caso en 7 días; 1 terminaría distinto.");
            assertThat(clara.text("#changes tbody")).contains("Ninguna Verde Sí S2");
            clara.isAccessible("dry run").picture("protocol-dry-run");
            clara.click("#activate").answer(true);
            clara.await(".notice.good");
            assertThat(clara.text("main")).contains("La activaste", "clara activó esta versión");
            assertThat(protocols.active().orElseThrow()).hasToString("prueba 7");
        }
        try (ConsoleBrowser admin = new ConsoleBrowser("http://localhost:" + port)) {
            admin.signIn("admin", "clave").open("/console/audit?kind=PROTOCOLS");
            assertThat(admin.text(".rows.audit").replaceAll("\\s+", " "))
                    .contains("clara probó con casos reales el protocolo prueba 7 (7 días, 1 caso)");
        }
        assertThat(jdbc.sql("select obj_description('triage_protocol_trial'::regclass)")
                        .query(String.class)
                        .single())
                .isEqualTo("append-only");
    }

    private static void bring(ConsoleBrowser person, String yaml) {
        person.click(".title-row .button").await("#yaml");
        person.run("yaml.value = arguments[0]", yaml);
        person.click("#bring");
    }

    @Test
    void theWholeTriageIsSwitchedOffAndOn() {
        try (ConsoleBrowser ana = clinician("clinician")) {
            ana.click("#suspend").answer(false);
            assertThat(protocols.active()).isPresent();
            ana.click("#suspend").answer(true);
            ana.await("#resume");
            assertThat(ana.text("#state")).contains("apagado");
            assertThat(protocols.active()).isEmpty();
            ana.isAccessible("switched off").picture("protocols-off");
            ana.click("#resume").answer(true);
            ana.await("#suspend");
            assertThat(protocols.active()).isPresent();
        }
    }
}
