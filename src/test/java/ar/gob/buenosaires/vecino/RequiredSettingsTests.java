package ar.gob.buenosaires.vecino;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

@Isolated
class RequiredSettingsTests {

    private static final String KEY = "a:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    private final Map<String, Object> variables = new LinkedHashMap<>(Map.ofEntries(
            Map.entry("SPRING_DATASOURCE_URL", "jdbc:postgresql://db/vecino"),
            Map.entry("SPRING_DATASOURCE_USERNAME", "vecino"),
            Map.entry("SPRING_DATASOURCE_PASSWORD", "secret-1"),
            Map.entry("VECINO_WHATSAPP_APP_SECRET", "secret-2"),
            Map.entry("VECINO_WHATSAPP_VERIFY_TOKEN", "secret-3"),
            Map.entry("VECINO_WHATSAPP_ACCESS_TOKEN", "secret-4"),
            Map.entry("VECINO_WHATSAPP_PHONE_NUMBER_ID", "420000000000002"),
            Map.entry("VECINO_SAME_BASE_URL", "https://same.example"),
            Map.entry("VECINO_SAME_TOKEN", "secret-5"),
            Map.entry("VECINO_SAME_CALLBACK_SECRET", "secret-6"),
            Map.entry("VECINO_ENCRYPTION_KEYS", KEY)));

    @Test
    @ExtendWith(OutputCaptureExtension.class)
    void stopTheStartWithOneMessageThatNamesEveryMissingOne(CapturedOutput output) {
        assertThatThrownBy(() -> new SpringApplication(VecinoApplication.class).run())
                .isInstanceOf(WrongSettings.class);

        assertThat(output).contains(variables.keySet()).doesNotContain("\tat ", "HikariPool", "Tomcat");
    }

    @Test
    void areAllThere() {
        assertThat(faults()).isEmpty();
    }

    @Test
    void mayNotBeBlank() {
        variables.replaceAll((name, value) -> "  ");

        assertThat(faults()).hasSize(11).allSatisfy(fault -> assertThat(fault).endsWith(" is missing or blank"));
    }

    @Test
    void takeTheAccessTokenFromAFileToo() {
        variables.remove("VECINO_WHATSAPP_ACCESS_TOKEN");
        variables.put("VECINO_WHATSAPP_ACCESS_TOKEN_FILE", "pom.xml");
        assertThat(faults()).isEmpty();

        variables.put("VECINO_WHATSAPP_ACCESS_TOKEN_FILE", "no such file");
        assertThat(faults()).containsExactly("  VECINO_WHATSAPP_ACCESS_TOKEN_FILE names a file that cannot be read");
    }

    @Test
    void areNamedTogetherWhenMalformedAndNeverShown() {
        variables.remove("VECINO_SAME_TOKEN");
        variables.put("VECINO_SAME_BASE_URL", "secret-host");
        variables.put("SPRING_DATASOURCE_URL", "secret-url");
        variables.put("VECINO_ENCRYPTION_KEYS", KEY + ",b:c2VjcmV0");
        variables.put("VECINO_WHATSAPP_MESSAGES_PER_SECOND", "secret");
        variables.put("SERVER_PORT", "secret");
        variables.put("VECINO_SECURITY_USERS_0_NAME", "dora");
        variables.put("VECINO_SECURITY_USERS_0_ROLES", "EDITOR,secret-role");
        variables.put("VECINO_SECURITY_USERS_0_AREA", "secret area");

        assertThat(faults())
                .hasSize(9)
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_SAME_TOKEN is missing"))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_SAME_BASE_URL "))
                .anySatisfy(fault -> assertThat(fault).contains("SPRING_DATASOURCE_URL "))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_ENCRYPTION_KEYS "))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_WHATSAPP_MESSAGES_PER_SECOND "))
                .anySatisfy(fault -> assertThat(fault).contains("SERVER_PORT "))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_SECURITY_USERS_0_PASSWORD is missing"))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_SECURITY_USERS_0_ROLES "))
                .anySatisfy(fault -> assertThat(fault).contains("VECINO_SECURITY_USERS_0_AREA "))
                .noneSatisfy(fault -> assertThat(fault.replace("SECRET", "")).contains("secret"));
    }

    @Test
    void refuseKeysThatAreNot32BytesOfBase64EachUnderItsOwnId() {
        for (String keys : List.of("plain", "a:", ":" + KEY, "a:%%%", KEY + "," + KEY, KEY + ",", "a:AAEC")) {
            variables.put("VECINO_ENCRYPTION_KEYS", keys);
            assertThat(faults()).as(keys).hasSize(1);
        }
        variables.put("VECINO_ENCRYPTION_KEYS", KEY + " , " + KEY.replace("a:", "b:"));
        assertThat(faults()).isEmpty();
    }

    private List<String> faults() {
        StandardEnvironment environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .forEach(s -> environment.getPropertySources().remove(s.getName()));
        environment
                .getPropertySources()
                .addFirst(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
        ConfigurationPropertySources.attach(environment);
        return RequiredSettings.faults(environment);
    }
}
