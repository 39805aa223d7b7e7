package ar.gob.buenosaires.vecino.messaging.whatsapp;

import io.micrometer.observation.ObservationRegistry;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.HttpClient;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The connections to Meta. */
@Configuration(proxyBeanMethods = false)
class GraphHttp {

    /** A connection that Meta may just be closing makes an answer that nobody can read: checked when idle so long. */
    private static final TimeValue IDLE_CHECK = TimeValue.ofMilliseconds(500);

    private static final TimeValue IDLE_END = TimeValue.ofSeconds(20);
    private static final TimeValue LONGEST = TimeValue.ofMinutes(10);

    @Bean
    RestClient graphRestClient(RestClient.Builder builder, GraphSettings settings) {
        return builder.baseUrl(settings.graphBaseUrl().toString())
                // every send is counted and timed by the outbox
                .observationRegistry(ObservationRegistry.NOOP)
                .requestFactory(new HttpComponentsClientHttpRequestFactory(client(settings.http())))
                .build();
    }

    static HttpClient client(GraphSettings.Http settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                        .setValidateAfterInactivity(IDLE_CHECK)
                        .setTimeToLive(LONGEST)
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .disableAutomaticRetries() // the outbox decides what is repeated
                .disableRedirectHandling() // the token goes to Meta alone
                .disableCookieManagement()
                .disableAuthCaching()
                .evictExpiredConnections()
                .evictIdleConnections(IDLE_END)
                .build();
    }
}
