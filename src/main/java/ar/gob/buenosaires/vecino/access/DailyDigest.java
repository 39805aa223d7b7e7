package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.core.CityTime;
import ar.gob.buenosaires.vecino.core.ConsoleReminders;
import ar.gob.buenosaires.vecino.core.ConsoleReminders.Reminder;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.MessageSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Each morning a mail to everybody who has an address and something waiting, from whichever node comes first. What cannot
 * be sent is tried again in the next round of the same morning; whoever crashes while sending leaves that one out. Only
 * there when a mail server is configured, and no connection to the database is held while it is spoken to.
 */
@Component
@ConditionalOnExpression(DailyDigest.CONFIGURED)
class DailyDigest {

    /** A blank host is none. */
    static final String CONFIGURED = "!'${spring.mail.host:}'.isBlank()";

    private static final Logger log = LoggerFactory.getLogger(DailyDigest.class);
    private static final Locale HERE = Locale.forLanguageTag("es-AR");

    private final Users users;
    private final List<ConsoleReminders> reminders;
    private final Post post;
    private final JdbcClient jdbc;
    private final InstantSource clock;
    private final Counter sent;
    private final Counter failed;

    DailyDigest(
            Users users,
            List<ConsoleReminders> reminders,
            Post post,
            JdbcClient jdbc,
            InstantSource clock,
            MeterRegistry meters) {
        this.users = users;
        this.reminders = List.copyOf(reminders);
        this.post = post;
        this.jdbc = jdbc;
        this.clock = clock;
        sent = counter("sent", meters);
        failed = counter("failed", meters);
    }

    private static Counter counter(String outcome, MeterRegistry meters) {
        return Counter.builder("vecino.mails")
                .description("daily mails about what waits in the console")
                .tag("outcome", outcome)
                .register(meters);
    }

    /** How mail is written and sent. */
    @Component
    @ConditionalOnExpression(DailyDigest.CONFIGURED)
    record Post(
            MailSender server,
            MailSettings settings,
            MessageSource texts,
            @Value("${vecino.public-base-url:}") String address) {

        Post {
            address = address.replaceAll("/+$", "");
        }

        void send(String to, List<Reminder> waiting) {
            SimpleMailMessage mail = new SimpleMailMessage();
            mail.setFrom(settings.from());
            mail.setTo(to);
            mail.setSubject(texts.getMessage("mail.subject", null, HERE));
            String lines = waiting.stream().map(this::line).collect(Collectors.joining("\n"));
            mail.setText(texts.getMessage("mail.text", new Object[] {lines, address + "/console"}, HERE));
            server.send(mail);
        }

        private String line(Reminder waiting) {
            String what = texts.getMessage("console.reminder." + waiting.what(), new Object[] {waiting.count()}, HERE);
            return "- " + what + "\n  " + address + waiting.path();
        }
    }

    @Scheduled(cron = "${vecino.mail.digest-at}", zone = "America/Argentina/Buenos_Aires")
    void round() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), CityTime.ZONE);
        try {
            users.all().stream()
                    .filter(user -> user.email() != null && !user.isDisabled())
                    .forEach(user -> remind(user, today));
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "the daily mails stop and go on next time: {}", e.getClass().getSimpleName());
        }
    }

    private void remind(Users.User user, LocalDate today) {
        String email = user.email();
        List<Reminder> waiting = reminders.stream()
                .flatMap(module -> module.of(user.rights().reminded()).stream())
                .toList();
        if (email == null || waiting.isEmpty() || !isMine(user, today)) {
            return;
        }
        try {
            post.send(email, waiting);
            sent.increment();
        } catch (MailException e) {
            failed.increment();
            // the message would hold the address
            log.warn("a daily mail could not be sent: {}", e.getClass().getSimpleName());
            giveBack(user, today);
        }
    }

    private boolean isMine(Users.User user, LocalDate today) {
        return jdbc.sql("insert into mail_digest (name, day) values (?, ?) on conflict do nothing")
                        .params(user.name(), today)
                        .update()
                == 1;
    }

    private void giveBack(Users.User user, LocalDate today) {
        jdbc.sql("delete from mail_digest where name = ? and day = ?")
                .params(user.name(), today)
                .update();
    }
}
