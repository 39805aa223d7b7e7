package ar.gob.buenosaires.vecino.messaging;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Names the emergency line to residents in danger while the store is away. What it says may come a second time once the
 * store is back.
 */
@Component
class FirstAid {

    private static final Logger log = LoggerFactory.getLogger(FirstAid.class);
    private static final Duration NOT_AGAIN_FOR = Duration.ofMinutes(10);
    /** Meta refuses replies to older messages. */
    private static final Duration WINDOW = Duration.ofHours(24);

    private final Conversations conversations;
    private final DirectLine line;
    private final InstantSource clock;
    // Meta delivers again and again meanwhile
    private final Cache<Address, Boolean> given = Caffeine.newBuilder()
            .expireAfterWrite(NOT_AGAIN_FOR)
            .maximumSize(100_000)
            .build();

    FirstAid(Conversations conversations, DirectLine line, InstantSource clock) {
        this.conversations = conversations;
        this.line = line;
        this.clock = clock;
    }

    /** Whether the content holds a red flag. */
    boolean isNeeded(Content content) {
        return bubble(content).isPresent();
    }

    private Optional<OutgoingMessage> bubble(Content content) {
        try {
            return conversations.firstAid(content);
        } catch (RuntimeException e) {
            // a delivery must be stored whatever its content does to the red-flag check
            log.error("the red-flag check failed with {}", e.getClass().getName());
            return Optional.empty();
        }
    }

    /** Answers the red flags among messages that could not be stored, each resident once in ten minutes; returns at once. */
    void giveTo(List<ReceivedMessage> messages) {
        messages.stream()
                .filter(m -> m.ignoredBecause() == null
                        && m.sentAt().isAfter(clock.instant().minus(WINDOW)))
                .forEach(m -> bubble(m.content()).ifPresent(bubble -> give(m.sender(), bubble)));
    }

    private void give(Sender sender, OutgoingMessage bubble) {
        List<Address> addresses = sender.addresses().stream()
                .sorted(Comparator.comparing(Address::kind))
                .toList();
        if (given.asMap().putIfAbsent(addresses.getFirst(), true) == null) {
            Thread.ofVirtual().name("first-aid").start(() -> send(addresses, bubble));
        }
    }

    private void send(List<Address> addresses, OutgoingMessage bubble) {
        boolean sent = false;
        try {
            sent = line.send(addresses, bubble);
        } finally {
            if (!sent) {
                // the next delivery of the message is another chance
                given.invalidate(addresses.getFirst());
            }
        }
    }
}
