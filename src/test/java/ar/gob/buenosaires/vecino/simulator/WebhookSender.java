package ar.gob.buenosaires.vecino.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Posts signed deliveries to the service as Meta does, again and again until it answers 200. */
public final class WebhookSender implements AutoCloseable {

    /** The status of an attempt that got no answer. */
    public static final int NO_ANSWER = 0;

    private final Supplier<URI> target;
    private final BusinessNumber number;
    private final Redelivery redelivery;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .executor(threads)
            .build();
    private final AtomicInteger pending = new AtomicInteger();
    private final ConcurrentMap<Integer, LongAdder> answers = new ConcurrentHashMap<>();
    private volatile @Nullable String lastBody;

    public WebhookSender(URI target, BusinessNumber number) {
        this(() -> target, number, Redelivery.quick());
    }

    /** With a target that may only be known later, or change from node to node. */
    public WebhookSender(Supplier<URI> target, BusinessNumber number, Redelivery redelivery) {
        this.target = target;
        this.number = number;
        this.redelivery = redelivery;
    }

    public BusinessNumber number() {
        return number;
    }

    /** One attempt; the HTTP status, or {@link #NO_ANSWER}. */
    public int deliver(Delivery delivery) {
        return post(MetaJson.write(delivery.json()));
    }

    /** One attempt with all these messages in one delivery, up to 1,000. */
    public int deliver(List<Written> messages) {
        messages.forEach(this::expect);
        return deliver(Delivery.of(number, messages));
    }

    /** Delivers now, and in the background again until 200; the status of the first attempt. */
    public int deliverUntilTaken(Delivery delivery) {
        return deliverUntilTaken(delivery, status -> {});
    }

    int deliverUntilTaken(Delivery delivery, IntConsumer everyAnswer) {
        byte[] body = MetaJson.write(delivery.json());
        int status = post(body);
        everyAnswer.accept(status);
        if (status != 200) {
            pending.incrementAndGet();
            deliverAgain(
                    body,
                    everyAnswer,
                    1,
                    System.nanoTime() + redelivery.giveUpAfter().toNanos());
        }
        return status;
    }

    /** Posts these bytes with the right signature. */
    public int post(byte[] body) {
        return post(body, Signature.of(number.appSecret(), body));
    }

    /** Posts these bytes with this signature, or none. */
    public int post(byte[] body, @Nullable String signature) {
        lastBody = new String(body, StandardCharsets.UTF_8);
        HttpRequest.Builder request = HttpRequest.newBuilder(target.get())
                .timeout(Duration.ofSeconds(20))
                .header("Content-Type", "application/json")
                .header("User-Agent", "facebookexternalua")
                .POST(BodyPublishers.ofByteArray(body));
        if (signature != null) {
            request.header("X-Hub-Signature-256", signature);
        }
        int status = status(request.build());
        answers.computeIfAbsent(status, s -> new LongAdder()).increment();
        return status;
    }

    /** The verification GET: the answer to this token. */
    public HttpResponse<String> verify(String token, String challenge) throws IOException, InterruptedException {
        String query = "?hub.mode=subscribe&hub.challenge=" + URLEncoder.encode(challenge, StandardCharsets.UTF_8)
                + "&hub.verify_token=" + URLEncoder.encode(token, StandardCharsets.UTF_8);
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(target.get() + query)).build();
        return http.send(request, BodyHandlers.ofString());
    }

    /** Deliveries that were not yet answered 200. */
    public int pending() {
        return pending.get();
    }

    /** How often this status was answered so far. */
    public long answered(int status) {
        LongAdder count = answers.get(status);
        return count == null ? 0 : count.sum();
    }

    /** The latest body sent, for the tester's panel. */
    @Nullable
    String lastBody() {
        return lastBody;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private void expect(Written message) {
        message.author().wrote(message.at());
    }

    private int status(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.discarding()).statusCode();
        } catch (IOException e) {
            return NO_ANSWER;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        }
    }

    private void deliverAgain(byte[] body, IntConsumer everyAnswer, int attempts, long end) {
        Executor later = CompletableFuture.delayedExecutor(
                redelivery.after(attempts).toMillis(), TimeUnit.MILLISECONDS, threads);
        later.execute(() -> {
            boolean again = false;
            try {
                int status = post(body);
                everyAnswer.accept(status);
                again = status != 200 && System.nanoTime() < end && !threads.isShutdown();
            } finally {
                if (again) {
                    deliverAgain(body, everyAnswer, attempts + 1, end);
                } else {
                    pending.decrementAndGet();
                }
            }
        });
    }
}
