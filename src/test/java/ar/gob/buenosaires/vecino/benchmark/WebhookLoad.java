package ar.gob.buenosaires.vecino.benchmark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntConsumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/**
 * Signed one-message deliveries at a constant rate, whatever the answers take: each latency counts from the moment its
 * delivery was due, so a stall shows in full (no coordinated omission).
 */
final class WebhookLoad {

    static final String APP_SECRET = "benchmark-app-secret";

    private final URI webhook;
    private final String phoneNumberId;
    private final List<String> phones;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Histogram acknowledgements = new ConcurrentHistogram(60_000_000L, 3);
    private final AtomicLong refused = new AtomicLong();

    WebhookLoad(URI webhook, String phoneNumberId, List<String> phones) {
        this.webhook = webhook;
        this.phoneNumberId = phoneNumberId;
        this.phones = phones;
    }

    /** Brings a cold process up to the rate in steps, and returns how many messages that took. */
    int warmUp(int perSecond, Duration eachStep, IntConsumer due) {
        int sent = 0;
        for (int step : new int[] {Math.max(1, perSecond / 10), Math.max(1, perSecond / 3), perSecond}) {
            run(step, eachStep, sent, due);
            sent += Math.toIntExact(step * eachStep.toSeconds());
        }
        reset();
        return sent;
    }

    /** Sends for a while; {@code due} is told the number of each message at the moment it is due. */
    void run(int perSecond, Duration length, int firstNumber, IntConsumer due) {
        long interval = 1_000_000_000L / perSecond;
        int count = Math.toIntExact(perSecond * length.toSeconds());
        long start = System.nanoTime();
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                long dueAt = start + i * interval;
                for (long wait = dueAt - System.nanoTime(); wait > 0; wait = dueAt - System.nanoTime()) {
                    LockSupport.parkNanos(wait);
                }
                int number = firstNumber + i;
                due.accept(number);
                senders.execute(() -> send(number, dueAt));
            }
        }
    }

    /** Delivers like Meta: again, a little later, until the answer is 200. */
    private void send(int number, long dueAt) {
        byte[] body = body(number);
        HttpRequest request = HttpRequest.newBuilder(webhook)
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .header("X-Hub-Signature-256", "sha256=" + signature(body))
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            while (!taken(request)) {
                refused.incrementAndGet();
                Thread.sleep(Duration.ofSeconds(1));
            }
            acknowledgements.recordValue((System.nanoTime() - dueAt) / 1_000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean taken(HttpRequest request) throws InterruptedException {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    /** The phone number of the resident who writes message {@code number}. */
    private String phoneOf(int number) {
        return phones.get(number % phones.size());
    }

    private byte[] body(int number) {
        String text = (number % 5 == 0 ? "hola, cuándo me toca la vtv? " : "cuanto sale la ecobici el finde ") + number;
        String json = """
                {"object":"whatsapp_business_account","entry":[{"id":"310000000000001","changes":[{"field":"messages",\
                "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"541150500147",\
                "phone_number_id":"%s"},"contacts":[{"profile":{"name":"Vecina %d"},"wa_id":"%s"}],"messages":[{"from":\
                "%s","id":"wamid.BENCH%d","timestamp":"%d","type":"text","text":{"body":"%s"}}]}}]}]}""".formatted(
                        phoneNumberId,
                        number % phones.size(),
                        phoneOf(number),
                        phoneOf(number),
                        number,
                        System.currentTimeMillis() / 1000,
                        text);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String signature(byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(APP_SECRET.getBytes(StandardCharsets.US_ASCII), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Forgets what was measured so far, after a warm-up. */
    private void reset() {
        acknowledgements.reset();
        refused.set(0);
    }

    /** In microseconds from due to answered 200. */
    Histogram acknowledgements() {
        return acknowledgements;
    }

    /** Deliveries that were not answered 200 at once. */
    long refused() {
        return refused.get();
    }
}
