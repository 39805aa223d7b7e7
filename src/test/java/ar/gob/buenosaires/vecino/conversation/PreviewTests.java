package ar.gob.buenosaires.vecino.conversation;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import ar.gob.buenosaires.vecino.messaging.MessageFormat;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class PreviewTests {

    private final ObjectMapper json = new ObjectMapper();
    private final MessageFormat bodies = message -> json.createObjectNode().put("body", message.body());
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new PreviewController(ConversationFixture.shared().comprehension, bodies))
            .build();

    @Test
    void showsWhatATextIsTakenForAndWhatWouldBeSent() throws Exception {
        preview("hola, cuánto sale la vtv?")
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.intent").value("vtv"))
                .andExpect(jsonPath("$.topic").value("cost"))
                .andExpect(jsonPath("$.outcome").value("SURE"))
                .andExpect(jsonPath("$.score").isNumber())
                .andExpect(jsonPath("$.alternatives").isArray())
                .andExpect(jsonPath("$.reasons").isNotEmpty())
                .andExpect(jsonPath("$.replies", hasSize(1)));
    }

    @Test
    void showsDanger() throws Exception {
        preview("mi vieja no puede respirar")
                .andExpect(jsonPath("$.intent").value("emergency"))
                .andExpect(jsonPath("$.outcome").value("SURE"))
                .andExpect(jsonPath("$.replies[0].body", startsWith("🚨 *Llamá ya al 107*")));
    }

    @Test
    void showsThatNothingFits() throws Exception {
        preview("asdfghjk")
                .andExpect(jsonPath("$.intent").value("none"))
                .andExpect(jsonPath("$.topic").isEmpty())
                .andExpect(jsonPath("$.outcome").value("UNKNOWN"));
    }

    @Test
    void refusesATextThatIsMissingOrTooLong() throws Exception {
        preview(" ").andExpect(status().isBadRequest());
        preview("a".repeat(4097)).andExpect(status().isBadRequest());
        preview("a".repeat(4096)).andExpect(status().isOk());
        http.perform(post("/api/v1/preview")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isBadRequest());
    }

    private ResultActions preview(String text) throws Exception {
        return http.perform(post("/api/v1/preview")
                .contentType(MediaType.APPLICATION_JSON)
                .content(json.writeValueAsBytes(Map.of("text", text))));
    }
}
