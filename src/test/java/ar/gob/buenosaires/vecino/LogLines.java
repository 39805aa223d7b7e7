package ar.gob.buenosaires.vecino;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggerContextListener;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** What a logger and those below it say, whatever else the JVM prints meanwhile. */
public final class LogLines extends AppenderBase<ILoggingEvent> {

    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Again again = new Again();

    private LogLines(Logger logger) {
        this.logger = logger;
    }

    public static LogLines follow(String name) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        LogLines lines = new LogLines(logger);
        lines.attach();
        logger.getLoggerContext().addListener(lines.again);
        return lines;
    }

    private void attach() {
        start();
        logger.addAppender(this);
    }

    /** A service that another test starts meanwhile sets all logging anew, and forgets who listens. */
    private final class Again implements LoggerContextListener {

        @Override
        public boolean isResetResistant() {
            return true;
        }

        @Override
        public void onReset(LoggerContext context) {
            attach();
        }

        @Override
        public void onStart(LoggerContext context) {}

        @Override
        public void onStop(LoggerContext context) {}

        @Override
        public void onLevelChange(Logger changed, Level level) {}
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(event.getLevel() + " " + event.getFormattedMessage());
        if (event.getThrowableProxy() != null) {
            lines.add(event.getThrowableProxy().getMessage());
        }
    }

    /** All that was said until now; nothing more is taken. */
    public String all() {
        logger.getLoggerContext().removeListener(again);
        logger.detachAppender(this);
        stop();
        return String.join("\n", lines);
    }
}
