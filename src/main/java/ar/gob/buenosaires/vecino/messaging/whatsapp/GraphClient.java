package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Address;
import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import ar.gob.buenosaires.vecino.messaging.Carrier;
import ar.gob.buenosaires.vecino.messaging.Remedy;
import ar.gob.buenosaires.vecino.messaging.SendResult;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.util.UriBuilder;

/** {@code POST /{version}/{phone number id}/messages} of the Graph API. */
@Component
class GraphClient implements Carrier {

    private final RestClient rest;
    private final GraphAnswers answers;
    private final GraphSettings settings;
    private final BusinessNumber number;
    private final GraphSignature signature;

    GraphClient(
            RestClient graphRestClient,
            GraphAnswers answers,
            GraphSettings settings,
            BusinessNumber number,
            GraphSignature signature) {
        this.rest = graphRestClient;
        this.answers = answers;
        this.settings = settings;
        this.number = number;
        this.signature = signature;
    }

    @Override
    public SendResult send(Parcel parcel) {
        return post(addressed(parcel));
    }

    @Override
    public Remedy remedy(int code) {
        return answers.remedy(code);
    }

    @Override
    public List<Remedy> remedies() {
        return answers.remedies();
    }

    /** Posts a body as it is; what goes wrong on the way is a result too. */
    SendResult post(ObjectNode body) {
        try {
            return rest.post()
                    .uri(this::messages)
                    .headers(signature::authorize)
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(body.toString().getBytes(StandardCharsets.UTF_8))
                    .exchangeForRequiredValue((request, response) -> answers.read(response));
        } catch (RestClientException e) {
            return failure(e);
        }
    }

    private URI messages(UriBuilder uri) {
        uri.path("/{version}/{number}/messages");
        signature.proof().ifPresent(proof -> uri.queryParam("appsecret_proof", proof));
        return uri.build(settings.graphVersion(), number.phoneNumberId());
    }

    /** A BSUID in {@code to} fails, and with both fields {@code to} wins: exactly one of them is set. */
    private static ObjectNode addressed(Parcel parcel) {
        ObjectNode body = parcel.message().deepCopy();
        Address to = parcel.to();
        switch (to.kind()) {
            // without the plus sign Meta may put the business number's own country code in front
            case PHONE -> body.put("to", "+" + to.value());
            case BSUID, PARENT_BSUID -> body.put("recipient", to.value());
        }
        if (parcel.outboundId() != null) {
            body.put("biz_opaque_callback_data", "outbox:" + parcel.outboundId());
        }
        return body;
    }

    private static SendResult failure(RestClientException e) {
        Throwable cause = e.getCause();
        String reason = cause == null ? "no answer" : cause.getClass().getSimpleName();
        return cause instanceof IOException io && isBeforeTheRequest(io)
                ? new SendResult.NotSent(reason)
                : new SendResult.Ambiguous(reason);
    }

    private static boolean isBeforeTheRequest(IOException e) {
        return e instanceof ConnectException
                || e instanceof ConnectTimeoutException
                || e instanceof ConnectionRequestTimeoutException
                || e instanceof UnknownHostException
                || e instanceof NoRouteToHostException
                || e instanceof SSLHandshakeException
                || e instanceof SSLPeerUnverifiedException;
    }
}
