package ar.gob.buenosaires.vecino.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import ar.gob.buenosaires.vecino.messaging.Webhook.Said;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
class ContactsTests {

    private static final String PHONE = "5491160000001";
    private static final String NEW_PHONE = "5491160000009";
    private static final String BSUID = "AR.90817263544536271801";
    private static final String NEW_BSUID = "AR.90817263544536271809";
    /** When the notices of change in the payload files were sent. */
    private static final Instant CHANGE = Instant.parse("2026-11-20T18:41:40Z");

    @Autowired
    private Webhook webhook;

    @Autowired
    private ScriptedConversations conversations;

    @Autowired
    private Contacts contacts;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void empty() {
        conversations.reset();
        EmptyTables.in(jdbc);
    }

    private void says(String phone, String bsuid, Instant at) {
        assertThat(webhook.deliver(Said.by(phone, "hola", at).withBsuid(bsuid))).isEqualTo(200);
    }

    private void delivers(String file, String... replacements) {
        assertThat(webhook.deliver(WebhookFiles.read(file, replacements))).isEqualTo(200);
    }

    private List<Long> all() {
        return jdbc.sql("select id from contact order by id").query(Long.class).list();
    }

    private List<String> addresses(long contact) {
        return contacts.addresses(new ContactId(contact)).stream()
                .map(a -> a.kind() + " " + a.value())
                .toList();
    }

    private List<String> conflicts() {
        return jdbc.sql("select reason from identity_conflict order by seen_at")
                .query(String.class)
                .list();
    }

    /** The contact of each message, in the order of arrival. */
    private List<Long> writers() {
        return jdbc.sql("select contact_id from inbound_message order by id")
                .query(Long.class)
                .list();
    }

    @Test
    void areKnownByPhoneAlone() {
        says(PHONE, "", Instant.now());
        says(PHONE, "", Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + PHONE);
    }

    @Test
    void areUntouchedByAnIdentityCheck() {
        says(PHONE, BSUID, Instant.now());
        delivers("system-identity-changed");

        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + PHONE, "BSUID " + BSUID);
    }

    @Test
    void areKnownWithoutAPhone() {
        says("", BSUID, Instant.now());
        says("", BSUID, Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("BSUID " + BSUID);
    }

    @Test
    void areBoundWhileBothAreVisible() {
        says(PHONE, BSUID, Instant.now());
        says("", BSUID, Instant.now());
        says(PHONE, "", Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + PHONE, "BSUID " + BSUID);
    }

    @Test
    void learnAnIdentifierThatShowsUpLater() {
        says(PHONE, "", Instant.now());
        says(PHONE, BSUID, Instant.now());
        says("", BSUID, Instant.now());
        assertThat(all()).hasSize(1);
    }

    @Test
    void areWrittenToByPhoneThenBsuidThenParent() {
        delivers(
                "text-parent-bsuid", "\"from_parent_user_id\"", "\"from\": \"" + PHONE + "\", \"from_parent_user_id\"");

        assertThat(contacts.addresses(new ContactId(all().getFirst())))
                .extracting(Address::kind)
                .containsExactly(Kind.PHONE, Kind.BSUID, Kind.PARENT_BSUID);
    }

    @Test
    void areNeverMergedWhenOneMessageNamesTwo() {
        says(PHONE, "", Instant.now());
        says("", BSUID, Instant.now());
        says(PHONE, BSUID, Instant.now());

        assertThat(all()).hasSize(2);
        assertThat(conflicts()).containsExactly("SHARED");
        // the BSUID is trusted first
        assertThat(writers().get(2)).isEqualTo(writers().get(1));
        assertThat(addresses(writers().get(0))).containsExactly("PHONE " + PHONE);
        assertThat(addresses(writers().get(1))).containsExactly("BSUID " + BSUID);
    }

    @Test
    void areNewWhenANumberComesBackWithAnotherPerson() {
        says(PHONE, BSUID, Instant.now());
        says(PHONE, NEW_BSUID, Instant.now());

        assertThat(all()).hasSize(2);
        assertThat(conflicts()).containsExactly("TAKEN_OVER");
        assertThat(addresses(writers().get(0))).containsExactly("BSUID " + BSUID);
        assertThat(addresses(writers().get(1))).containsExactly("PHONE " + PHONE, "BSUID " + NEW_BSUID);
    }

    @Test
    void stayTheSameWithANewPhoneAndBsuid() {
        says(PHONE, BSUID, Instant.now());
        delivers("system-changed-number");
        says(NEW_PHONE, NEW_BSUID, Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + NEW_PHONE, "BSUID " + NEW_BSUID);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void stayTheSameByTheLegacyNoticeOfANewNumber() {
        says(PHONE, "", Instant.now());
        delivers("system-customer-changed-number");
        says(NEW_PHONE, "", Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + NEW_PHONE);
    }

    @Test
    void stayTheSameWithANewBsuidAndAPhoneThatIsNoLongerTheirs() {
        says(PHONE, BSUID, CHANGE.minusSeconds(60));
        delivers("system-changed-user-id");
        says("", NEW_BSUID, Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("BSUID " + NEW_BSUID);
    }

    @Test
    void stayTheSameWhenOnlyTheTextNamesTheOldBsuid() {
        says("", BSUID, Instant.now());
        delivers("system-changed-user-id-by-text-only");
        says("", NEW_BSUID, Instant.now());
        assertThat(all()).hasSize(1);
    }

    @Test
    void stayTheSameByAnIdentityUpdate() {
        says("", BSUID, Instant.now());
        delivers("field-user-id-update");
        says("", NEW_BSUID, Instant.now());

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("BSUID " + NEW_BSUID);
    }

    @Test
    void areNewWhenTheyGetANumberThatSomebodyGaveUp() {
        says(PHONE, "", CHANGE.minusSeconds(60));
        delivers("system-customer-changed-number");
        says(PHONE, "", CHANGE.plusSeconds(60));

        assertThat(all()).hasSize(2);
        assertThat(addresses(writers().get(0))).containsExactly("PHONE " + NEW_PHONE);
        assertThat(addresses(writers().get(2))).containsExactly("PHONE " + PHONE);
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void areStillTheOldOnesInAMessageFromBeforeTheChangeThatComesLate() {
        says(PHONE, BSUID, CHANGE.minusSeconds(60));
        delivers("system-changed-number");
        says(PHONE, "", CHANGE.minusSeconds(30));
        says(PHONE, BSUID, CHANGE.minusSeconds(20));

        assertThat(all()).hasSize(1);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + NEW_PHONE, "BSUID " + NEW_BSUID);
    }

    @Test
    void areNotMergedWithWhoeverHasTheNewNumberAlready() {
        says(PHONE, "", Instant.now());
        says(NEW_PHONE, "", Instant.now());
        delivers("system-customer-changed-number");

        assertThat(all()).hasSize(2);
        assertThat(conflicts()).containsExactly("SHARED");
        assertThat(addresses(writers().get(1))).containsExactly("PHONE " + NEW_PHONE);
    }

    @Test
    void changeOnceHoweverOftenTheNoticeComes() {
        says(PHONE, BSUID, CHANGE.minusSeconds(60));
        delivers("system-changed-number");
        delivers("system-changed-number");

        assertThat(all()).hasSize(1);
        assertThat(writers()).hasSize(2);
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + NEW_PHONE, "BSUID " + NEW_BSUID);
    }

    @Test
    void areMadeByANoticeOfSomebodyUnknown() {
        delivers("system-changed-number");
        says(NEW_PHONE, NEW_BSUID, Instant.now());

        assertThat(all()).hasSize(1);
        await().until(() -> conversations.seen().size() == 2);
    }

    @Test
    void haveTheOtherFormOfTheirNumberAsAnAlias() {
        delivers("text", "\"wa_id\": \"549", "\"wa_id\": \"54");
        says("541160000001", "", Instant.now());

        assertThat(all()).hasSize(1);
        // the form that was written from last goes first
        assertThat(addresses(all().getFirst())).startsWith("PHONE 541160000001", "PHONE " + PHONE);
    }

    @Test
    void getTheAliasThatMetaAnswersWith() {
        says(PHONE, "", Instant.now());
        ContactId contact = new ContactId(all().getFirst());

        contacts.addAlias(contact, "541160000001");
        contacts.addAlias(contact, "541160000001");

        assertThat(addresses(contact.value())).containsExactly("PHONE " + PHONE, "PHONE 541160000001");
        assertThat(conflicts()).isEmpty();
    }

    @Test
    void areNeverMergedByAnAlias() {
        says(PHONE, "", Instant.now());
        says(NEW_PHONE, "", Instant.now());

        contacts.addAlias(new ContactId(all().getFirst()), NEW_PHONE);

        assertThat(conflicts()).containsExactly("SHARED");
        assertThat(addresses(all().getFirst())).containsExactly("PHONE " + PHONE);
    }

    @Test
    void areToldApartByTheirParentBsuidOnlyWhenNothingElseIsKnown() {
        delivers("text-parent-bsuid");
        delivers("text-parent-bsuid", BSUID, "AR.55", "HBgTEST", "HBgOTHER");

        assertThat(all()).hasSize(1);
    }
}
