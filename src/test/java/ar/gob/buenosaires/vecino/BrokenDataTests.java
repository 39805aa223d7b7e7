package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@Isolated
@ExtendWith(OutputCaptureExtension.class)
class BrokenDataTests {

    @Test
    void stopsTheStartWithOneMessageThatNamesFileLineAndReason(@TempDir Path classes, CapturedOutput output)
            throws IOException {
        Files.createDirectories(classes.resolve("db/content"));
        Files.writeString(classes.resolve("db/content/rota.yaml"), "area: rota\nname: Rota\ncolour: verde\n");
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();

        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            assertThatThrownBy(BrokenDataTests::start).rootCause().hasMessageContaining("rota.yaml");
        } finally {
            thread.setContextClassLoader(before);
        }

        assertThat(output.toString())
                .containsOnlyOnce("rota.yaml:3: unknown key 'colour'")
                .doesNotContain("\tat ", "Caused by", "BeanCreationException", "UnsatisfiedDependencyException");
    }

    private static void start() {
        Map<String, Object> settings = new LinkedHashMap<>(DevelopmentSettings.required());
        settings.put("spring.datasource.url", "jdbc:postgresql://localhost:1/away");
        settings.put("spring.datasource.username", "postgres");
        settings.put("spring.datasource.password", "postgres");
        settings.put("server.port", 0);
        settings.put("management.server.port", 0);
        SpringApplication application = new SpringApplication(VecinoApplication.class);
        application.setDefaultProperties(settings);
        TypeExcludeFilter mainOnly = new MainClassesOnly();
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("mainClassesOnly", mainOnly));
        application.run();
    }
}
