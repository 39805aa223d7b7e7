package ar.gob.buenosaires.vecino.benchmark;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * The least that a webhook can do through the same HTTP server: check the HMAC, commit one row, answer. What the service
 * takes longer than this is its own.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class
})
@Import(FloorApplication.Floor.class)
public class FloorApplication {

    public static void main(String[] args) {
        SpringApplication floor = new SpringApplication(FloorApplication.class);
        floor.setAdditionalProfiles("floor");
        floor.run(args);
    }

    // the service scans this package too in tests and in the development run
    @Profile("floor")
    @RestController
    static class Floor {

        private final JdbcTemplate jdbc;

        Floor(JdbcTemplate jdbc) {
            this.jdbc = jdbc;
            jdbc.execute("create table if not exists floor (id bigint generated always as identity primary key,"
                    + " payload bytea not null)");
        }

        @PostMapping("/webhooks/whatsapp")
        ResponseEntity<Void> keep(@RequestBody byte[] body, @RequestHeader("X-Hub-Signature-256") String signature)
                throws GeneralSecurityException {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(WebhookLoad.APP_SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            byte[] expected =
                    ("sha256=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(StandardCharsets.US_ASCII);
            if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.US_ASCII))) {
                return ResponseEntity.status(401).build();
            }
            jdbc.update("insert into floor (payload) values (?)", body);
            return ResponseEntity.ok().build();
        }
    }
}
