package ar.gob.buenosaires.vecino.messaging.whatsapp;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What the webhook shares with Meta, and what residents see while a reply is made.
 *
 * @param appSecret keys of {@code X-Hub-Signature-256}: several while one is rotated
 * @param verifyToken of the verification GET
 * @param readMark blue ticks when a message is taken up
 * @param typingIndicator "escribiendo…" until the reply comes; sets the ticks too
 */
@Validated
@ConfigurationProperties("vecino.whatsapp")
record WhatsAppSettings(
        @NotEmpty @DefaultValue List<@NotBlank String> appSecret,
        @NotBlank String verifyToken,
        @DefaultValue("false") boolean readMark,
        @DefaultValue("false") boolean typingIndicator) {

    WhatsAppSettings {
        appSecret = appSecret.stream().map(String::strip).toList();
    }

    @Override
    public String toString() {
        return "WhatsAppSettings[" + appSecret.size() + " app secrets]";
    }
}
