package ar.gob.buenosaires.vecino.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StartProcessTests {

    @Test
    void stopsWithoutSettingsNamingAllOfThemOnceAndNoTrace() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        Path.of(System.getProperty("vecino.jar", "target/vecino.jar"))
                                .toString())
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("VECINO_") || name.startsWith("SPRING_"));
        builder.environment().put("VECINO_WHATSAPP_APP_SECRET", " ");
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isNotZero();
        assertThat(output)
                .containsOnlyOnce("SPRING_DATASOURCE_URL ")
                .contains(
                        "SPRING_DATASOURCE_USERNAME ",
                        "SPRING_DATASOURCE_PASSWORD ",
                        "VECINO_WHATSAPP_APP_SECRET ",
                        "VECINO_WHATSAPP_VERIFY_TOKEN ",
                        "VECINO_WHATSAPP_ACCESS_TOKEN ",
                        "VECINO_WHATSAPP_PHONE_NUMBER_ID ",
                        "VECINO_SAME_BASE_URL ",
                        "VECINO_SAME_TOKEN ",
                        "VECINO_SAME_CALLBACK_SECRET ",
                        "VECINO_ENCRYPTION_KEYS ")
                .doesNotContain("\\tat ", "\tat ", "Caused by");
        // in production every line is one JSON object
        assertThat(output.lines().filter(line -> !line.isBlank()))
                .allSatisfy(
                        line -> assertThat(line).startsWith("{\"@timestamp\"").endsWith("}"));
    }
}
