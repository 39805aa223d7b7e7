package ar.gob.buenosaires.vecino.messaging.whatsapp;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How the Graph API is reached.
 *
 * @param accessToken of a system user
 * @param accessTokenFile read instead once it holds a token, and again whenever it changes
 */
@Validated
@ConfigurationProperties("vecino.whatsapp")
record GraphSettings(
        @NotNull @DefaultValue("https://graph.facebook.com") URI graphBaseUrl,

        @Pattern(regexp = "v\\d{1,3}\\.\\d") @DefaultValue("v25.0")
        String graphVersion,

        @NotBlank String accessToken,
        @Nullable Path accessTokenFile,
        @Valid @DefaultValue Http http) {

    /**
     * @param connectTimeout until a connection stands
     * @param responseTimeout until the answer is whole; afterwards nobody knows whether the bubble was taken
     * @param connections to Meta at most; the slots of the outbox, urgent ones included, and some to spare
     * @param appsecretProof sends {@code appsecret_proof}, for apps that have "Require App Secret" switched on
     * @param phoneRequestType Meta's name of the bubble that asks for a phone number, which its pages do not agree on
     */
    record Http(
            @DefaultValue("2s") Duration connectTimeout,
            @DefaultValue("10s") Duration responseTimeout,
            @Min(1) @DefaultValue("128") int connections,
            @DefaultValue("false") boolean appsecretProof,
            @NotBlank @DefaultValue("request_contact_info") String phoneRequestType) {}

    @Override
    public String toString() {
        return "GraphSettings[" + graphVersion + "]";
    }
}
