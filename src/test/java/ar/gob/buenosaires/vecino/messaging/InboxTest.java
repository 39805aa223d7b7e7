package ar.gob.buenosaires.vecino.messaging;

import ar.gob.buenosaires.vecino.RealDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/**
 * The whole service on a real port and database, with conversations that a test scripts and a Graph API that
 * takes everything.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealDatabase
@ResourceLock("inbox test")
@Import({ScriptedConversations.class, RecordingCarrier.class, Webhook.class})
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.inbox.retry-after=50ms,100ms",
            "vecino.inbox.measure-every=100ms"
        })
@Inherited
@interface InboxTest {}
