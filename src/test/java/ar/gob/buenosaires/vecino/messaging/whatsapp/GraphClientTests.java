package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.matchingJsonPath;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.messaging.Address;
import ar.gob.buenosaires.vecino.messaging.Carrier.Parcel;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.Remedy.Action;
import ar.gob.buenosaires.vecino.messaging.SendResult;
import ar.gob.buenosaires.vecino.messaging.SendResult.Refused;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GraphClientTests {

    private static final String MESSAGES = "/v25.0/420000000000002/messages";
    private static final String ACCEPTED = """
            {"messaging_product":"whatsapp","contacts":[{"input":"+5491160000001","wa_id":"5491160000001"}],
             "messages":[{"id":"wamid.OUT1"}]}""";

    @RegisterExtension
    static final WireMockExtension META =
            WireMockExtension.newInstance().options(options().dynamicPort()).build();

    private final Clock clock = Clock.fixed(Instant.parse("2026-11-21T10:00:00Z"), ZoneOffset.UTC);
    private final GraphSettings settings = TestGraph.settings(URI.create(META.baseUrl()));
    private final GraphClient client = TestGraph.client(settings, clock);

    @Test
    void addressesAPhoneWithItsPlusSignAndSendsTheOutboxId() {
        answer(aResponse().withBody(ACCEPTED));

        assertThat(send(Address.Kind.PHONE, "5491160000001"))
                .isEqualTo(new SendResult.Accepted("wamid.OUT1", "5491160000001"));

        META.verify(postRequestedFor(urlEqualTo(MESSAGES))
                .withHeader("Authorization", equalTo("Bearer EAATESTTOKEN"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(matchingJsonPath("$.to", equalTo("+5491160000001")))
                .withRequestBody(matchingJsonPath("$.recipient", absent()))
                .withRequestBody(matchingJsonPath("$.biz_opaque_callback_data", equalTo("outbox:8812")))
                .withRequestBody(matchingJsonPath("$.text.body", equalTo("hola ñandú 👋"))));
    }

    @ParameterizedTest
    @EnumSource(names = {"BSUID", "PARENT_BSUID"})
    void addressesAUserIdAsRecipientOnly(Address.Kind kind) {
        answer(aResponse().withBody(ACCEPTED));

        send(kind, "AR.90817263544536271809");

        META.verify(postRequestedFor(urlEqualTo(MESSAGES))
                .withRequestBody(matchingJsonPath("$.recipient", equalTo("AR.90817263544536271809")))
                .withRequestBody(matchingJsonPath("$.to", absent())));
    }

    @Test
    void provesTheAppSecretWhereAsked() {
        answer(aResponse().withBody(ACCEPTED));

        TestGraph.client(TestGraph.settings(URI.create(META.baseUrl()), true), clock)
                .send(parcel(new Address(Address.Kind.PHONE, "5491160000001")));

        META.verify(postRequestedFor(urlPathEqualTo(MESSAGES))
                .withQueryParam(
                        "appsecret_proof",
                        equalTo("cea54a4c51d316713d09e26d459972d48a8b41006a12b62832dfef890aaf57a9")));
    }

    @Test
    void decidesOnTheCodeWhateverTheStatus() {
        answer(aResponse().withStatus(500).withBody("""
                        {"error":{"message":"x","code":3,"error_data":{"details":"+5491160000001"},
                         "fbtrace_id":"AbCdEf123"}}"""));

        SendResult result = send(Address.Kind.PHONE, "5491160000001");

        assertThat(result).asInstanceOf(type(Refused.class)).satisfies(refused -> {
            assertThat(refused.code()).isEqualTo(3);
            assertThat(refused.remedy().action()).isEqualTo(Action.FAIL);
            assertThat(refused.fault()).isFalse();
            assertThat(refused.trace()).isEqualTo("AbCdEf123");
        });
        assertThat(result.toString()).doesNotContain("549116");
    }

    @ParameterizedTest
    @CsvSource({"500,RETRY,true", "503,RETRY,true", "429,SLOW_ALL,false", "401,PAUSE,false", "404,FAIL,false"})
    void readsAnswersThatAreNoJson(int status, Action action, boolean fault) {
        answer(aResponse().withStatus(status).withBody("<html>Sorry, something went wrong.</html>"));

        assertThat(send(Address.Kind.PHONE, "5491160000001"))
                .asInstanceOf(type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(status);
                    assertThat(refused.remedy().action()).isEqualTo(action);
                    assertThat(refused.fault()).isEqualTo(fault);
                });
    }

    @Test
    void takesAnUnknownCodeThatSaysItPassesForOneThatDoes() {
        answer(aResponse().withStatus(400).withBody("{\"error\":{\"code\":777777,\"is_transient\":true}}"));

        assertThat(send(Address.Kind.PHONE, "5491160000001"))
                .asInstanceOf(type(Refused.class))
                .extracting(refused -> refused.remedy().action())
                .isEqualTo(Action.RETRY);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "120,PT2M",
                "'Sat, 21 Nov 2026 10:00:30 GMT',PT30S",
                "'Sat, 21 Nov 2026 09:00:00 GMT',none",
                "99999999,PT1H",
                "soon,none"
            })
    void readsRetryAfterAsSecondsAndAsADate(String header, Duration wait) {
        answer(aResponse().withStatus(429).withHeader("Retry-After", header));

        assertThat(send(Address.Kind.PHONE, "5491160000001"))
                .asInstanceOf(type(Refused.class))
                .extracting(Refused::retryAfter)
                .isEqualTo(wait);
    }

    @ParameterizedTest
    @CsvSource({"502,<html>Bad gateway</html>", "504,''", "200,<html>Welcome</html>", "200,'{}'"})
    void doesNotKnowWhetherSuchAnswersMeanTaken(int status, String body) {
        answer(aResponse().withStatus(status).withBody(body));

        assertThat(send(Address.Kind.PHONE, "5491160000001")).isInstanceOf(SendResult.Ambiguous.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
    void doesNotKnowWhenTheConnectionBreaks(Fault fault) {
        answer(aResponse().withFault(fault));

        assertThat(send(Address.Kind.PHONE, "5491160000001")).isInstanceOf(SendResult.Ambiguous.class);
        META.verify(1, postRequestedFor(anyUrl()));
    }

    @Test
    void doesNotKnowWhenTheAnswerComesTooLateOrInDrops() {
        answer(aResponse().withFixedDelay(3_000).withBody(ACCEPTED));
        assertThat(send(Address.Kind.PHONE, "5491160000001")).isInstanceOf(SendResult.Ambiguous.class);

        answer(aResponse().withBody(ACCEPTED).withChunkedDribbleDelay(10, 6_000));
        assertThat(send(Address.Kind.PHONE, "5491160000001")).isInstanceOf(SendResult.Ambiguous.class);
    }

    @Test
    void readsNoMoreThanALittleOfALongAnswer() {
        answer(aResponse().withBody(ACCEPTED + " ".repeat(3_000_000)));

        assertThat(send(Address.Kind.PHONE, "5491160000001")).isInstanceOf(SendResult.Accepted.class);
    }

    @Test
    void knowsThatNothingWasSentWithoutAConnection() {
        GraphClient nowhere = TestGraph.client(TestGraph.settings(URI.create("http://127.0.0.1:1")), clock);

        assertThat(nowhere.send(parcel(new Address(Address.Kind.PHONE, "5491160000001"))))
                .isInstanceOf(SendResult.NotSent.class);
    }

    @Test
    void marksAsReadAndShowsTypingOnceAndForgetsTroubles() {
        answer(aResponse().withStatus(500));
        var whatsApp = new WhatsAppSettings(List.of("s"), "v", true, true);

        new GraphReadReceipts(client, whatsApp).seen("wamid.IN1");
        new GraphReadReceipts(client, new WhatsAppSettings(List.of("s"), "v", false, false)).seen("wamid.IN2");

        await().untilAsserted(() -> META.verify(
                1,
                postRequestedFor(urlEqualTo(MESSAGES))
                        .withRequestBody(matchingJsonPath("$.status", equalTo("read")))
                        .withRequestBody(matchingJsonPath("$.message_id", equalTo("wamid.IN1")))
                        .withRequestBody(matchingJsonPath("$.typing_indicator.type", equalTo("text")))));
        META.verify(1, postRequestedFor(anyUrl()));
    }

    private static void answer(ResponseDefinitionBuilder response) {
        META.stubFor(post(anyUrl()).willReturn(response));
    }

    private SendResult send(Address.Kind kind, String value) {
        return client.send(parcel(new Address(kind, value)));
    }

    private Parcel parcel(Address to) {
        return new Parcel(to, new CloudApiFormat(settings).write(new OutgoingMessage.Text("hola ñandú 👋")), 8812L);
    }
}
