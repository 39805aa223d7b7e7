package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;

class StopOrderTests extends InboxScene {

    @Autowired
    private ApplicationContext context;

    @Test
    void isWebServerInboxOutbox() {
        List<String> order = context.getBeansOfType(SmartLifecycle.class).entrySet().stream()
                .filter(bean -> bean.getKey().matches("webServer.*|inboxWorkers|outboxWorker|deliveryWorker"))
                .sorted(Comparator.comparingInt(bean -> -bean.getValue().getPhase()))
                .map(bean -> bean.getKey())
                .toList();

        assertThat(order)
                .startsWith("webServerGracefulShutdown", "webServerStartStop", "inboxWorkers")
                .hasSize(5);
        assertThat(phase("inboxWorkers"))
                .isLessThan(phase("webServerStartStop"))
                .isGreaterThan(phase("outboxWorker"))
                .isGreaterThan(phase("deliveryWorker"));
    }

    private int phase(String bean) {
        return context.getBean(bean, SmartLifecycle.class).getPhase();
    }
}
