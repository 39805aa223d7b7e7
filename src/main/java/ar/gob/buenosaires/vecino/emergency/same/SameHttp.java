package ar.gob.buenosaires.vecino.emergency.same;

import java.util.concurrent.TimeUnit;
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

/** The connections to SAME. */
@Configuration(proxyBeanMethods = false)
class SameHttp {

    private static final TimeValue IDLE_CHECK = TimeValue.ofMilliseconds(500);
    private static final int CONNECTIONS = 32;

    @Bean
    RestClient sameRestClient(RestClient.Builder builder, SameSettings settings) {
        Timeout connect = Timeout.of(settings.connectTimeout());
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(connect)
                        .setSocketTimeout(Timeout.of(settings.responseTimeout()))
                        .setValidateAfterInactivity(IDLE_CHECK)
                        .build())
                .build();
        var client = HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(settings.responseTimeout().toMillis(), TimeUnit.MILLISECONDS)
                        .build())
                .disableAutomaticRetries() // the table of calls decides what is repeated
                .disableRedirectHandling() // the token goes to SAME alone
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
        return builder.baseUrl(settings.baseUrl().toString())
                .requestFactory(new HttpComponentsClientHttpRequestFactory(client))
                .build();
    }
}
