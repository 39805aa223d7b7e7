package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;

@SecuredService
class AlertTests {

    private static final Pattern SERIES = Pattern.compile("(?<![\\w])(vecino|hikaricp)_\\w+");
    private static final Pattern OUTCOME = Pattern.compile("vecino_\\w+\\{outcome=\"[\\w-]+\"");

    @LocalManagementPort
    int managementPort;

    @Test
    void useSeriesThatAreThereFromTheStart() throws IOException {
        String alerts = Files.readString(Path.of("docs/operations/alerts.yml"));

        assertThat(found(SERIES, alerts))
                .isNotEmpty()
                .allSatisfy(name -> assertThat(metrics()).contains("\n" + name));
        assertThat(found(OUTCOME, alerts))
                .isNotEmpty()
                .allSatisfy(series -> assertThat(metrics()).contains(series));
    }

    @Test
    void canReadTimesFromHistograms() {
        assertThat(metrics())
                .containsPattern("vecino_webhook_seconds_bucket\\{.*le=\"0.005\"")
                .containsPattern("vecino_webhook_seconds_bucket\\{.*le=\"10.0\"")
                .containsPattern("vecino_reply_seconds_bucket\\{.*le=\"0.5\"");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
    }

    private String metrics() {
        return Http.send(Http.request("GET", "http://localhost:" + managementPort + "/actuator/prometheus"))
                .body();
    }
}
