package ar.gob.buenosaires.vecino;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How people reach the service from outside.
 *
 * @param publicBaseUrl for links that the service writes
 */
@ConfigurationProperties("vecino")
record PublicAddress(@Nullable URI publicBaseUrl) {

    /** Whether cookies must never travel without TLS, even if the proxy in front does not say that it used TLS. */
    boolean isSecure() {
        return publicBaseUrl != null && "https".equals(publicBaseUrl.getScheme());
    }
}
