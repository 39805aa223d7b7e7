package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.ReadReceipts;
import ar.gob.buenosaires.vecino.messaging.SendResult;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Blue ticks and "escribiendo…" by the Graph API: a few at a time, the rest not at all, none of them twice. */
@Component
class GraphReadReceipts implements ReadReceipts {

    private static final Logger log = LoggerFactory.getLogger(GraphReadReceipts.class);
    private static final int AT_ONCE = 16;

    private final GraphClient graph;
    private final WhatsAppSettings settings;
    private final Semaphore free = new Semaphore(AT_ONCE);

    GraphReadReceipts(GraphClient graph, WhatsAppSettings settings) {
        this.graph = graph;
        this.settings = settings;
    }

    @Override
    public void seen(String wamid) {
        if ((settings.readMark() || settings.typingIndicator()) && free.tryAcquire()) {
            Thread.ofVirtual().name("read-receipt").start(() -> tell(wamid));
        }
    }

    private void tell(String wamid) {
        try {
            ObjectNode body = JsonNodeFactory.instance
                    .objectNode()
                    .put("messaging_product", "whatsapp")
                    .put("status", "read")
                    .put("message_id", wamid);
            if (settings.typingIndicator()) {
                body.putObject("typing_indicator").put("type", "text");
            }
            if (!(graph.post(body) instanceof SendResult.Accepted)) {
                log.debug("a message could not be marked as read");
            }
        } finally {
            free.release();
        }
    }
}
