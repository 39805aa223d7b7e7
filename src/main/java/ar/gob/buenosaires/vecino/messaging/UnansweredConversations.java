package ar.gob.buenosaires.vecino.messaging;

import java.util.Optional;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Keeps the program whole while nobody implements {@link Conversations}: to be removed with the first who does. */
@Configuration(proxyBeanMethods = false)
class UnansweredConversations {

    @Bean
    @ConditionalOnMissingBean
    Conversations conversations() {
        return new Conversations() {
            @Override
            public Turn reply(IncomingMessage message) {
                return Turn.ignored("nobody-listens");
            }

            @Override
            public Optional<OutgoingMessage> firstAid(Content content) {
                return Optional.empty();
            }

            @Override
            public OutgoingMessage apology() {
                throw new IllegalStateException("nobody listens");
            }
        };
    }
}
