package ar.gob.buenosaires.vecino;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.springframework.boot.test.autoconfigure.actuate.observability.AutoConfigureObservability;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** The whole service on free ports with one user for each role, named after it in lower case, password {@code clave}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RealDatabase
@ResourceLock("secured service")
@AutoConfigureObservability
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {
            "management.server.port=0",
            "vecino.security.users[0].name=dispatcher",
            "vecino.security.users[0].password={noop}clave",
            "vecino.security.users[0].roles=DISPATCHER",
            "vecino.security.users[1].name=editor",
            "vecino.security.users[1].password={noop}clave",
            "vecino.security.users[1].roles=EDITOR",
            "vecino.security.users[1].area=movilidad",
            "vecino.security.users[2].name=reviewer",
            "vecino.security.users[2].password={noop}clave",
            "vecino.security.users[2].roles=REVIEWER",
            "vecino.security.users[3].name=clinician",
            "vecino.security.users[3].password={noop}clave",
            "vecino.security.users[3].roles=CLINICIAN",
            "vecino.security.users[4].name=privacy",
            "vecino.security.users[4].password={noop}clave",
            "vecino.security.users[4].roles=PRIVACY",
            "vecino.security.users[5].name=admin",
            "vecino.security.users[5].password=clave",
            "vecino.security.users[5].roles=ADMIN"
        })
@interface SecuredService {}
