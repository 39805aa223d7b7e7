package ar.gob.buenosaires.vecino.messaging.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ar.gob.buenosaires.vecino.messaging.BusinessNumber;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.DeliveryReport;
import ar.gob.buenosaires.vecino.messaging.IdentityChange;
import ar.gob.buenosaires.vecino.messaging.Mailbag;
import ar.gob.buenosaires.vecino.messaging.ReceivedMessage;
import ar.gob.buenosaires.vecino.messaging.WebhookFiles;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookParserTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MessageReader reader = new MessageReader();
    private final WebhookParser parser = parser();

    private WebhookParser parser() {
        WebhookMetrics metrics = new WebhookMetrics(meters);
        BusinessNumber number = new BusinessNumber("420000000000002", 80);
        return new WebhookParser(
                new MessageParser(reader, metrics, number),
                new StatusParser(metrics, number),
                metrics,
                InstantSource.fixed(NOW));
    }

    private Mailbag parse(String file) throws WebhookParser.Unparseable {
        return parser.parse(WebhookFiles.read(file));
    }

    private Mailbag parseText(String json) throws WebhookParser.Unparseable {
        return parser.parse(json.getBytes(StandardCharsets.UTF_8));
    }

    private ReceivedMessage only(String file) throws WebhookParser.Unparseable {
        assertThat(parse(file).messages()).hasSize(1);
        return parse(file).messages().getFirst();
    }

    private double unknown(String kind) {
        return meters.get("vecino.webhook.unknown").tag("kind", kind).counter().count();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            text                              | text        | Text[body=Hola, ¿cuándo me toca la VTV? 👋]
            text-forwarded                    | text        | Text[body=Reenviado]
            text-reply                        | text        | Text[body=sí]
            text-referral                     | text        | Text[body=Vi el aviso]
            text-without-phone                | text        | Text[body=Hola, ¿hay turno?]
            image                             | image       | Media[kind=image, caption=Este bache está en mi cuadra]
            image-without-caption             | image       | Media[kind=image, caption=null]
            video                             | video       | Media[kind=video, caption=miren]
            audio                             | audio       | Media[kind=audio, caption=null]
            voice-note                        | audio       | VoiceNote[]
            voice-note-too-large              | audio       | Media[kind=audio, caption=null]
            document                          | document    | Media[kind=document, caption=mi acta]
            sticker                           | sticker     | Media[kind=sticker, caption=null]
            location                          | location    | Location[latitude=-34.6037, longitude=-58.3816, name=Obelisco, address=Av. 9 de Julio s/n]
            location-as-text                  | location    | Location[latitude=-34.6037, longitude=-58.3816, name=null, address=null]
            contacts                          | contacts    | ContactCards[phones=[5491160000002, 147], requested=false]
            contacts-requested                | contacts    | ContactCards[phones=[+5491160000001], requested=true]
            interactive-button-reply          | interactive | Choice[id=vtv, title=VTV]
            interactive-list-reply            | interactive | Choice[id=slot-0930, title=09:30]
            interactive-nfm-reply             | interactive | FormReply[responseJson={"flow_token":"t-9","age":"41"}]
            interactive-nfm-reply-object      | interactive | FormReply[responseJson={"age":41}]
            interactive-call-permission-reply | interactive | Notice[type=call_permission_reply]
            interactive-product               | interactive | Unsupported[type=interactive]
            interactive-without-content       | interactive | Unsupported[type=interactive]
            button                            | button      | Choice[id=confirm:77, title=Confirmar]
            reaction                          | reaction    | Reaction[]
            reaction-removed                  | reaction    | Reaction[]
            order                             | order       | Order[]
            system-changed-number             | system      | SystemNotice[kind=user_changed_number]
            system-changed-user-id            | system      | SystemNotice[kind=user_changed_user_id]
            system-customer-changed-number    | system      | SystemNotice[kind=customer_changed_number]
            system-identity-changed           | system      | SystemNotice[kind=customer_identity_changed]
            unsupported                       | unsupported | Unsupported[type=poll_creation]
            unsupported-unavailable           | unsupported | Unsupported[type=unknown]
            unknown                           | unknown     | Unsupported[type=unknown]
            request-welcome                   | request_welcome | Notice[type=request_welcome]
            edit                              | edit        | Notice[type=edit]
            revoke                            | revoke      | Notice[type=revoke]
            group                             | text        | GroupMessage[]
            new-type                          | other       | Unsupported[type=hologram]
            text-without-body                 | text        | Unsupported[type=text]
            text-as-string                    | text        | Unsupported[type=text]
            location-nowhere                  | location    | Unsupported[type=location]
            without-type                      | unknown     | Unsupported[type=unknown]
            """)
    void readsEveryTypeOfMessage(String file, String label, String content) throws WebhookParser.Unparseable {
        ReceivedMessage message = only(file);

        assertThat(message.content()).hasToString(content);
        assertThat(message.type()).isEqualTo(label);
        assertThat(message.ignoredBecause()).isNull();
        // what the worker reads from the inbox is the same
        assertThat(reader.read(message.payload()).content()).isEqualTo(message.content());
        assertThat(unknown("malformed")).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "text, 'BSUID AR.90817263544536271801, PHONE 5491160000001'",
        "text-without-phone, BSUID AR.90817263544536271801",
        "text-without-bsuid, PHONE 5491160000001",
        "text-bsuid-in-from, BSUID AR.90817263544536271801",
        "text-parent-bsuid, 'BSUID AR.90817263544536271801, PARENT_BSUID AR.ENT.777000111'",
        "system-changed-number, 'BSUID AR.90817263544536271809, PHONE 5491160000009'",
        "system-identity-changed, PHONE 5491160000001",
        "without-sender, ''"
    })
    void tellsWhoSentIt(String file, String addresses) throws WebhookParser.Unparseable {
        assertThat(only(file).sender().addresses().stream()
                        .map(a -> a.kind() + " " + a.value())
                        .toList())
                .isEqualTo(addresses.isEmpty() ? List.of() : List.of(addresses.split(", ")));
    }

    @Test
    void findsEachSendersNameByIdentifierNotByPosition() throws WebhookParser.Unparseable {
        assertThat(parse("contacts-in-another-order").messages())
                .extracting(m -> reader.read(m.payload()).profileName())
                .containsExactly("Dos", "Tres");
    }

    @Test
    void keepsTheOtherFormOfAPhoneThatMetasContactEntryHas() throws WebhookParser.Unparseable {
        byte[] body = WebhookFiles.read("text", "\"wa_id\": \"549", "\"wa_id\": \"54");

        assertThat(parser.parse(body).messages().getFirst().sender().alias())
                .extracting("value")
                .isEqualTo("541160000001");
    }

    @ParameterizedTest
    @CsvSource({
        "system-changed-number, 'AR.90817263544536271801 5491160000001', 'AR.90817263544536271809 5491160000009'",
        "system-changed-user-id, AR.90817263544536271801, AR.90817263544536271809",
        "system-changed-user-id-by-text-only, AR.90817263544536271801, AR.90817263544536271809",
        "system-customer-changed-number, 5491160000001, 5491160000009"
    })
    void readsWhoBecameWhom(String file, String previous, String current) throws WebhookParser.Unparseable {
        IdentityChange change = Objects.requireNonNull(only(file).change());

        assertThat(change.previous()).extracting("value").containsExactlyInAnyOrder((Object[]) previous.split(" "));
        assertThat(change.current()).extracting("value").containsExactlyInAnyOrder((Object[]) current.split(" "));
    }

    @Test
    void readsAnIdentityUpdateThatIsNoMessage() throws WebhookParser.Unparseable {
        assertThat(parse("field-user-id-update").changes()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "text, 2026-11-20T18:40:01Z",
        "text-milliseconds, 2026-11-20T18:40:00Z",
        "without-timestamp, 2026-11-21T12:00:00Z",
        "timestamp-far-future, 2026-11-21T12:00:00Z",
        "timestamp-garbage, 2026-11-21T12:00:00Z"
    })
    void readsWhenItWasSent(String file, Instant sentAt) throws WebhookParser.Unparseable {
        assertThat(only(file).sentAt()).isEqualTo(sentAt);
    }

    @ParameterizedTest
    @CsvSource({
        "other-number, other-number",
        "without-metadata, other-number",
        "without-id, no-id",
        "without-sender, no-sender"
    })
    void onlyCountsWhatNobodyCanAnswer(String file, String reason) throws WebhookParser.Unparseable {
        assertThat(only(file).ignoredBecause()).isEqualTo(reason);
    }

    @Test
    void replacesWhatPostgresqlCannotHold() throws WebhookParser.Unparseable {
        ReceivedMessage message = only("text-nul-and-lone-surrogates");

        assertThat(message.content()).isEqualTo(new Content.Text("NUL>\uFFFD< \uFFFD solo, \uFFFD solo, 👍 par"));
        assertThat(reader.read(message.payload()).profileName()).isEqualTo("Na\uFFFDme \uFFFD");
    }

    @ParameterizedTest
    @CsvSource({"text, false", "text-forwarded, true", "text-frequently-forwarded, true", "text-reply, false"})
    void tellsWhatWasForwarded(String file, boolean forwarded) throws WebhookParser.Unparseable {
        assertThat(reader.read(only(file).payload()).forwarded()).isEqualTo(forwarded);
    }

    @Test
    void readsAllEntriesAndChanges() throws WebhookParser.Unparseable {
        Mailbag delivery = parse("several-entries");

        assertThat(delivery.messages())
                .extracting(ReceivedMessage::content)
                .containsExactly(new Content.Text("uno"), new Content.Text("dos"), new Content.Text("tres"));
        assertThat(delivery.reports()).hasSize(1);
    }

    @Test
    void isNotStoppedByMalformedElements() throws WebhookParser.Unparseable {
        Mailbag delivery = parse("malformed-among-good");

        assertThat(delivery.messages())
                .filteredOn(m -> m.ignoredBecause() == null)
                .extracting(ReceivedMessage::content)
                .containsExactly(new Content.Text("uno"), new Content.Text("dos"));
        assertThat(delivery.messages()).hasSize(4);
        assertThat(delivery.reports()).hasSize(1);
        assertThat(unknown("malformed")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"messages-not-an-array", "value-not-an-object"})
    void countsOddShapes(String file) throws WebhookParser.Unparseable {
        assertThat(parse(file).isEmpty()).isTrue();
        assertThat(unknown("malformed")).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"sent", "delivered", "read", "played"})
    void readsStatuses(String status) throws WebhookParser.Unparseable {
        assertThat(parse("status-" + status).reports())
                .containsExactly(new DeliveryReport(
                        "wamid.OUT1", status, Instant.parse("2026-11-20T18:41:45Z"), 8812L, null, "regular"));
    }

    @ParameterizedTest
    @CsvSource({"status-failed, 131047", "status-failed-old-shape, 131026"})
    void readsFailures(String file, int code) throws WebhookParser.Unparseable {
        assertThat(parse(file).reports())
                .extracting(DeliveryReport::status, DeliveryReport::errorCode, DeliveryReport::outboundId)
                .containsExactly(tuple("failed", code, null));
    }

    @Test
    void takesNoIdFromAnotherAppsCallbackData() throws WebhookParser.Unparseable {
        assertThat(parse("status-foreign-callback").reports().getFirst().outboundId())
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "status-unknown, status, 2",
        "status-other-number, number, 1",
        "object-unknown, object, 1",
        "field-field-of-tomorrow, field, 1",
        "new-type, type, 1",
        "other-number, number, 1"
    })
    void countsWhatItDoesNotKnow(String file, String kind, int times) throws WebhookParser.Unparseable {
        assertThat(parse(file).reports()).isEmpty();
        assertThat(unknown(kind)).isEqualTo(times);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "account_update",
                "account_alerts",
                "account_review_update",
                "business_capability_update",
                "phone_number_quality_update",
                "phone_number_name_update",
                "message_template_status_update",
                "message_template_quality_update",
                "message_template_components_update",
                "template_category_update",
                "security",
                "user_preferences",
                "calls",
                "smb_message_echoes",
                "smb_app_state_sync",
                "history",
                "group_lifecycle_update",
                "group_participants_update",
                "group_settings_update",
                "group_status_update",
                "business_username_updates",
                "business_username_update",
                "flows",
                "automatic_events",
                "partner_solutions",
                "payment_configuration_update",
                "account_settings_update",
                "tracking_events"
            })
    void countsOtherFieldsAndAnswersNone(String field) throws WebhookParser.Unparseable {
        assertThat(parse("field-" + field.replace('_', '-')).isEmpty()).isTrue();
        assertThat(meters.get("vecino.webhook.unhandled")
                        .tag("field", field)
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(unknown("field")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"errors-only, errors", "user-actions, user_actions"})
    void countsValuesWithoutMessagesAndStatuses(String file, String field) throws WebhookParser.Unparseable {
        assertThat(parse(file).isEmpty()).isTrue();
        assertThat(meters.get("vecino.webhook.unhandled")
                        .tag("field", field)
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "{\"object\":",
                "hola",
                "{} {}",
                "{\"a\":01}",
                "[1,]",
                "\u0000",
                "{\"a\":\"\n\"}",
                "{'object':1}"
            })
    void refusesWhatIsNotJson(String body) {
        assertThatThrownBy(() -> parseText(body)).isInstanceOf(WebhookParser.Unparseable.class);
    }

    @Test
    void refusesNestingAndNumbersBeyondReason() {
        assertThatThrownBy(() -> parseText("[".repeat(100_000) + "]".repeat(100_000)))
                .isInstanceOf(WebhookParser.Unparseable.class);
        assertThatThrownBy(() -> parseText("{\"a\":" + "9".repeat(5_000) + "}"))
                .isInstanceOf(WebhookParser.Unparseable.class);
        assertThatThrownBy(() -> parser.parse(new byte[] {'"', (byte) 0xff, '"'}))
                .isInstanceOf(WebhookParser.Unparseable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "true",
                "1",
                "1e999999999",
                "\"hola\"",
                "[]",
                "[{\"object\":\"whatsapp_business_account\"}]",
                "{}",
                "{\"object\":null}",
                "{\"object\":{\"a\":1}}",
                "{\"object\":\"whatsapp_business_account\"}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":{}}",
                "{\"object\":\"whatsapp_business_account\",\"entry\":[null,1,{\"changes\":[null,{}]}]}"
            })
    void takesAnyOtherJsonAsNothingToKeep(String body) throws WebhookParser.Unparseable {
        assertThat(parseText(body).isEmpty()).isTrue();
    }

    @Test
    void takesTheLastOfDuplicateKeys() throws WebhookParser.Unparseable {
        byte[] body = WebhookFiles.read("text", "\"body\": ", "\"body\": \"uno\", \"body\": ");

        assertThat(parser.parse(body).messages().getFirst().content().text())
                .contains("Hola, ¿cuándo me toca la VTV? 👋");
    }
}
