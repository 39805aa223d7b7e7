package ar.gob.buenosaires.vecino.access;

import static org.assertj.core.api.Assertions.assertThat;

import ar.gob.buenosaires.vecino.LogLines;
import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import ar.gob.buenosaires.vecino.core.ConsoleReminders.Reminder;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class DailyDigestTests {

    private static final String ANA = "ana@example.org";

    private final GreenMail server =
            new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    private final JavaMailSenderImpl sender = new JavaMailSenderImpl();
    private final JdbcClient jdbc = JdbcClient.create(new DriverManagerDataSource(TestDatabase.freshUrl()));
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private Instant now = Instant.parse("2026-03-02T11:00:00Z");
    private final Users users = new Users(jdbc, () -> now);

    @BeforeEach
    void begin() {
        server.start();
        sender.setHost("127.0.0.1");
        sender.setPort(server.getSmtp().getPort());
        sender.setDefaultEncoding("UTF-8");
        add("ana", "movilidad", ANA);
        add("beto", "cultura", "beto@example.org");
        add("carla", "movilidad", null);
        add("dora", "movilidad", "dora@example.org");
        users.setDisabled("dora", true);
    }

    @AfterEach
    void end() {
        server.stop();
    }

    private void add(String name, String area, @Nullable String email) {
        users.add(name, "{noop}clave", Set.of(Role.EDITOR), area, email, false);
    }

    /** Two texts wait for everybody of movilidad. */
    private static List<Reminder> waiting(ConsoleReminders.Person person) {
        return person.areas().contains("movilidad")
                ? List.of(new Reminder("sent-back", 2, "/console/content"))
                : List.of();
    }

    private DailyDigest node() {
        ResourceBundleMessageSource texts = new ResourceBundleMessageSource();
        texts.setBasename("console");
        texts.setDefaultEncoding("UTF-8");
        var post = new DailyDigest.Post(
                sender, new MailSettings("vecino@example.org", ""), texts, "https://vecino.example.org/");
        return new DailyDigest(users, List.of(DailyDigestTests::waiting), post, jdbc, () -> now, meters);
    }

    private double counted(String outcome) {
        return meters.get("vecino.mails").tag("outcome", outcome).counter().count();
    }

    @Test
    void tellsWhoHasAnAddressWhatWaits() throws Exception {
        node().round();

        assertThat(server.getReceivedMessages()).hasSize(1);
        MimeMessage mail = server.getReceivedMessages()[0];
        assertThat(Arrays.toString(mail.getAllRecipients())).isEqualTo("[" + ANA + "]");
        assertThat(Arrays.toString(mail.getFrom())).isEqualTo("[vecino@example.org]");
        assertThat(mail.getSubject()).isEqualTo("Tenés pendientes en la consola de Vecino");
        assertThat(String.valueOf(mail.getContent()))
                .contains(
                        "2 borradores tuyos volvieron con cambios pedidos",
                        "https://vecino.example.org/console/content");
        assertThat(counted("sent")).isEqualTo(1);
    }

    @Test
    void tellsItOnceADayHoweverManyNodesThereAre() throws Exception {
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Callable<Void>> rounds = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                DailyDigest node = node();
                rounds.add(() -> {
                    node.round();
                    return null;
                });
            }
            for (var round : nodes.invokeAll(rounds)) {
                round.get();
            }
        }
        assertThat(server.getReceivedMessages()).hasSize(1);

        // the day begins at midnight of Buenos Aires
        now = Instant.parse("2026-03-03T02:59:00Z");
        node().round();
        assertThat(server.getReceivedMessages()).hasSize(1);
        now = Instant.parse("2026-03-03T11:00:00Z");
        node().round();
        assertThat(server.getReceivedMessages()).hasSize(2);
    }

    @Test
    void triesAgainInTheNextRoundAndLogsNobodysAddress() {
        LogLines log = LogLines.follow(DailyDigest.class.getName());
        server.stop();
        node().round();
        assertThat(counted("failed")).isEqualTo(1);
        assertThat(log.all()).contains("a daily mail could not be sent").doesNotContain(ANA);

        server.start();
        sender.setPort(server.getSmtp().getPort());
        node().round();
        assertThat(server.getReceivedMessages()).hasSize(1);
        assertThat(counted("sent")).isEqualTo(1);
    }

    @Test
    void isThereOnlyWithAMailServerAndNeverWaitsLong() {
        ApplicationContextRunner service = new ApplicationContextRunner()
                .withInitializer(new ConfigDataApplicationContextInitializer())
                .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
                .withBean(Users.class, () -> users)
                .withBean(JdbcClient.class, () -> jdbc)
                .withBean(MeterRegistry.class, () -> meters)
                .withBean(java.time.InstantSource.class, () -> () -> now)
                .withBean(MailSettings.class, () -> new MailSettings("a@example.org", ""))
                .withBean(ConsoleReminders.class, () -> DailyDigestTests::waiting)
                .withUserConfiguration(DailyDigest.Post.class, DailyDigest.class);

        service.run(context ->
                assertThat(context).doesNotHaveBean(DailyDigest.class).doesNotHaveBean("mailSender"));
        service.withPropertyValues("spring.mail.host=")
                .run(context -> assertThat(context).doesNotHaveBean(DailyDigest.class));
        service.withPropertyValues("spring.mail.host=127.0.0.1").run(context -> {
            assertThat(context).hasSingleBean(DailyDigest.class);
            assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                    .containsKeys("mail.smtp.connectiontimeout", "mail.smtp.timeout", "mail.smtp.writetimeout");
        });
    }
}
