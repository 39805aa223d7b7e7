package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Section;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloudApiFormatTests {

    private final CloudApiFormat format = new CloudApiFormat(TestGraph.settings(URI.create("http://localhost")));

    @Test
    void writesText() {
        assertWritten(new OutgoingMessage.Text("hola"), """
                "type":"text","text":{"body":"hola","preview_url":false}""");
    }

    @Test
    void writesButtons() {
        assertWritten(new OutgoingMessage.Buttons("¿Seguimos?", "GCBA", List.of(new Button("yes:1", "Sí"))), """
                "type":"interactive","interactive":{"type":"button","body":{"text":"¿Seguimos?"},
                "footer":{"text":"GCBA"},
                "action":{"buttons":[{"type":"reply","reply":{"id":"yes:1","title":"Sí"}}]}}""");
    }

    @Test
    void writesAList() {
        var section = new Section("Trámites", List.of(new Row("vtv", "VTV", "Turnos"), new Row("abl", "ABL", null)));

        assertWritten(new OutgoingMessage.Menu("Elegí", null, "Ver", List.of(section)), """
                "type":"interactive","interactive":{"type":"list","body":{"text":"Elegí"},
                "action":{"button":"Ver","sections":[{"title":"Trámites","rows":[
                {"id":"vtv","title":"VTV","description":"Turnos"},{"id":"abl","title":"ABL"}]}]}}""");
    }

    @Test
    void writesALink() {
        assertWritten(
                new OutgoingMessage.Link("Mirá", null, "Abrir", URI.create("https://buenosaires.gob.ar/vtv")), """
                "type":"interactive","interactive":{"type":"cta_url","body":{"text":"Mirá"},
                "action":{"name":"cta_url","parameters":{"display_text":"Abrir",
                "url":"https://buenosaires.gob.ar/vtv"}}}""");
    }

    @Test
    void asksForALocation() {
        assertWritten(new OutgoingMessage.LocationRequest("¿Dónde?"), """
                "type":"interactive","interactive":{"type":"location_request_message","body":{"text":"¿Dónde?"},
                "action":{"name":"send_location"}}""");
    }

    @Test
    void asksForThePhoneNumber() {
        assertWritten(new OutgoingMessage.PhoneRequest("¿Tu número?"), """
                "type":"interactive","interactive":{"type":"request_contact_info","body":{"text":"¿Tu número?"},
                "action":{"name":"request_contact_info"}}""");
    }

    @Test
    void writesATemplate() {
        assertWritten(new OutgoingMessage.Template("aviso", "es_AR", List.of("mañana")), """
                "type":"template","template":{"name":"aviso","language":{"code":"es_AR"},
                "components":[{"type":"body","parameters":[{"type":"text","text":"mañana"}]}]}""");
    }

    private void assertWritten(OutgoingMessage message, String rest) {
        try {
            assertThat(format.write(message))
                    .isEqualTo(new ObjectMapper()
                            .readTree("{\"messaging_product\":\"whatsapp\",\"recipient_type\":\"individual\"," + rest
                                    + "}"));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
