package ar.gob.buenosaires.vecino.conversation;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * For tests that change the content often: changed rows count at once as ever, but the router does not learn from them
 * anew each time, which keeps a processor busy for longer than such a test looks. RouterTests, ChangedRowsTests and
 * the packaged jar have it learn.
 */
@TestConfiguration(proxyBeanMethods = false)
public class RowsOnly {

    @Bean
    @Primary
    Lessons noLessons() {
        return new Lessons(new AtOnce()) {
            @Override
            void later(Runnable lesson) {
                // what shipped stays in force
            }
        };
    }
}
