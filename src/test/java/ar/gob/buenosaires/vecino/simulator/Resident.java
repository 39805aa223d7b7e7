package ar.gob.buenosaires.vecino.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A resident with a phone in a test: writes, taps, sees. */
public final class Resident {

    private final Account account;
    private final GraphSimulator graph;
    private final WebhookSender webhook;
    private final List<Outgoing> written = new CopyOnWriteArrayList<>();
    private final AtomicInteger seen = new AtomicInteger();

    Resident(Account account, GraphSimulator graph, WebhookSender webhook) {
        this.account = account;
        this.graph = graph;
        this.webhook = webhook;
    }

    public Account account() {
        return account;
    }

    /** Sends a text; comes back when the service has answered the first delivery, with 200 or not. */
    public Resident writes(String text) {
        return sends(Said.text(text));
    }

    /** Sends a text whose message time is another than now: late, or out of order. */
    public Resident writesAt(Instant time, String text) {
        return delivers(composes(Said.text(text)).at(time));
    }

    public Resident sends(Said said) {
        return delivers(composes(said));
    }

    public Resident sendsVoiceNote() {
        return sends(Said.voiceNote());
    }

    public Resident sharesLocation(double latitude, double longitude) {
        return sends(Said.location(latitude, longitude));
    }

    /** A message that is not delivered yet: for batches, other orders, several nodes. */
    public Written composes(Said said) {
        return Written.now(account, said);
    }

    /** Delivers a message, and again until it is taken. */
    public Resident delivers(Written message) {
        Outgoing outgoing = new Outgoing(message);
        written.add(outgoing);
        graph.accounts().heard(account, message.wamid(), message.at());
        deliver(outgoing);
        return this;
    }

    /** Meta delivers the last message once more. */
    public Resident sendsLastAgain() {
        deliver(written.getLast());
        return this;
    }

    /** Taps the button or list row with this title, in the newest bubble that has one; waits for such a bubble. */
    public Resident taps(String title) {
        Received bubble = await("a bubble with '" + title + "'")
                .pollInterval(Duration.ofMillis(20))
                .until(() -> newestWith(title), Optional::isPresent)
                .orElseThrow();
        seen.accumulateAndGet(received().indexOf(bubble) + 1, Math::max);
        return taps(bubble, bubble.option(title).orElseThrow());
    }

    /** Taps a button or row of this very bubble, however old it is. */
    public Resident taps(Received bubble, String title) {
        return taps(bubble, bubble.option(title).orElseThrow());
    }

    Resident taps(Received bubble, Received.Option option) {
        Said said = option.row()
                ? Said.listReply(option.id(), option.title(), option.description())
                : Said.buttonReply(option.id(), option.title());
        return delivers(composes(said).replyingTo(webhook.number(), bubble.wamid()));
    }

    /** Waits for the next bubble not looked at yet. */
    public Received sees() {
        return sees("");
    }

    /** Waits for the next bubble not looked at yet that holds this text, and looks at all before it too. */
    public Received sees(String part) {
        int from = seen.get();
        await("a bubble with '" + part + "'")
                .pollInterval(Duration.ofMillis(20))
                .untilAsserted(() -> assertThat(received().stream().skip(from))
                        .anyMatch(bubble -> bubble.text().contains(part)));
        List<Received> all = received();
        int at = from;
        while (!all.get(at).text().contains(part)) {
            at++;
        }
        seen.set(at + 1);
        return all.get(at);
    }

    /** Nothing new comes for so long. */
    public Resident seesNothingFor(Duration quiet) {
        int from = seen.get();
        await("no bubble")
                .during(quiet)
                .atMost(quiet.plusSeconds(2))
                .untilAsserted(() -> assertThat(received()).hasSize(from));
        return this;
    }

    /** Every bubble so far, in the order in which Meta took them. */
    public List<Received> received() {
        return account.received();
    }

    List<Outgoing> written() {
        return List.copyOf(written);
    }

    /** Moves to another number; WhatsApp tells it by a system message. */
    public Resident changesNumber(String newPhone) {
        String oldPhone = account.phone();
        String oldUserId = String.valueOf(account.userId());
        graph.accounts().renumber(account, newPhone);
        String newUserId = String.valueOf(account.userId());
        Map<String, String> ids = account.phoneShown()
                ? Map.of("wa_id", newPhone, "user_id", newUserId, "previous_user_id", oldUserId)
                : Map.of("user_id", newUserId, "previous_user_id", oldUserId);
        String kind = account.phoneShown() ? "user_changed_number" : "user_changed_user_id";
        Said notice = Said.system(kind, "User changed from " + oldUserId + " to " + newUserId, ids);
        if (account.phoneShown()) {
            notice.fields().put("from", oldPhone);
        }
        return sends(notice);
    }

    private void deliver(Outgoing outgoing) {
        Delivery delivery = Delivery.of(webhook.number(), List.of(outgoing.message()));
        webhook.deliverUntilTaken(delivery, status -> {
            outgoing.answered(status);
            graph.accounts().revision().bump();
        });
    }

    private Optional<Received> newestWith(String title) {
        return received().reversed().stream()
                .filter(bubble -> bubble.option(title).isPresent())
                .findFirst();
    }
}
