package ar.gob.buenosaires.vecino.faq;

import static org.hamcrest.Matchers.hasSize;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

class ServicesTests {

    private final Catalogue catalogue = ShippedContent.catalogue();
    private final MockMvc http = MockMvcBuilders.standaloneSetup(
                    new ServicesController(PublishedContents.of(catalogue)))
            .build();

    @Test
    void listsAll() throws Exception {
        http.perform(get("/api/v1/services"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$", hasSize(catalogue.services().size())))
                .andExpect(jsonPath("$[0].slug").isNotEmpty())
                .andExpect(jsonPath("$[0].title").isNotEmpty())
                .andExpect(jsonPath("$[0].summary").isNotEmpty());
    }

    @Test
    void showsOneWithItsAnswers() throws Exception {
        http.perform(get("/api/v1/services/vtv"))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.slug").value("vtv"))
                .andExpect(jsonPath("$.answers[0].topic").isEmpty())
                .andExpect(jsonPath("$.answers[0].body").isNotEmpty());
    }

    @Test
    void knowsNoOthers() throws Exception {
        http.perform(get("/api/v1/services/no-such")).andExpect(status().isNotFound());
    }
}
