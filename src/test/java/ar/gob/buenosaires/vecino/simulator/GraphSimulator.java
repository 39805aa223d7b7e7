package ar.gob.buenosaires.vecino.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Meta's Graph API on loopback: refuses what Meta refuses, answers as Meta does, fails as told, and keeps an exact
 * record of what each resident received. Needs nothing but a JVM, so that a benchmark can run it beside the service.
 */
public final class GraphSimulator implements AutoCloseable {

    private final BusinessNumber number;
    private final Accounts accounts = new Accounts();
    private final Faults faults = new Faults();
    private final Rules rules = new Rules();
    private final GraphDesk desk;
    private final LongAdder accepted = new LongAdder();
    private final AtomicInteger underway = new AtomicInteger();
    private final Queue<GraphError> refused = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Verdict.Accepted>> listeners = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final int port;
    private volatile Duration delay = Duration.ZERO;
    private volatile @Nullable HttpServer server;
    private volatile @Nullable String lastBody;

    private GraphSimulator(int port, BusinessNumber number, InstantSource clock) {
        this.number = number;
        this.desk = new GraphDesk(number, accounts, rules, clock);
        HttpServer first = listen(port);
        this.server = first;
        this.port = first.getAddress().getPort();
    }

    /** On a free port, for the number of all tests' settings. */
    public static GraphSimulator start() {
        return start(0, BusinessNumber.ofTests());
    }

    public static GraphSimulator start(int port, BusinessNumber number) {
        return start(port, number, InstantSource.system());
    }

    /** With a clock of the test's own, for windows and paces. */
    public static GraphSimulator start(int port, BusinessNumber number, InstantSource clock) {
        return new GraphSimulator(port, number, clock);
    }

    public BusinessNumber number() {
        return number;
    }

    /** What {@code vecino.whatsapp.graph-base-url} has to be. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + port);
    }

    public Accounts accounts() {
        return accounts;
    }

    public Faults faults() {
        return faults;
    }

    public Rules rules() {
        return rules;
    }

    /** How long every answer takes. */
    public GraphSimulator delay(Duration everyAnswer) {
        delay = everyAnswer;
        return this;
    }

    /** From now on only this access token is good. */
    public void replaceToken(String token) {
        desk.acceptOnly(token);
    }

    /** Stops listening: connections are refused until {@link #up()}. */
    public synchronized void down() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    /** Listens again, on the same port. */
    public synchronized void up() {
        if (server == null) {
            server = listen(port);
        }
    }

    public boolean isUp() {
        return server != null;
    }

    /** Messages accepted so far. */
    public long accepted() {
        return accepted.sum();
    }

    /** Requests that are being answered just now. */
    public int underway() {
        return underway.get();
    }

    /** The errors answered so far, faults included, in order. */
    public List<GraphError> refused() {
        return List.copyOf(refused);
    }

    /** The body of the latest request, for the tester's panel. */
    @Nullable
    String lastBody() {
        return lastBody;
    }

    void onAccepted(Consumer<Verdict.Accepted> listener) {
        listeners.add(listener);
    }

    @Override
    public void close() {
        down();
        threads.shutdownNow();
    }

    private HttpServer listen(int at) {
        try {
            HttpServer fresh = LoopbackHttp.create(at);
            fresh.setExecutor(threads);
            fresh.createContext("/", this::handle);
            fresh.start();
            return fresh;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        underway.incrementAndGet();
        try (exchange) {
            String raw = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            lastBody = raw;
            GraphRequest request = GraphExchange.request(exchange, MetaJson.read(raw));
            answer(new GraphExchange(exchange), request, raw);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            underway.decrementAndGet();
        }
    }

    private void answer(GraphExchange exchange, GraphRequest request, String raw)
            throws IOException, InterruptedException {
        Optional<Fault> fault = faults.take(request);
        Thread.sleep(delay);
        if (fault.isEmpty()) {
            settle(exchange, request, desk.decide(request, raw));
            return;
        }
        switch (fault.get()) {
            case Fault.Slow slow -> {
                Thread.sleep(slow.by());
                settle(exchange, request, desk.decide(request, raw));
            }
            case Fault.Refuse refuse -> refuse(exchange, new GraphError(refuse.code(), "switched on"));
            case Fault.FailLater fail -> settle(exchange, request, failing(desk.decide(request, raw), fail.code()));
            case Fault.TooMany many -> exchange.tooMany(many.retryAfter());
            case Fault.ServerError ignored -> exchange.json(500, MetaJson.object());
            case Fault.BadGateway ignored -> exchange.html(502);
            case Fault.DropBefore ignored -> exchange.drop();
            case Fault.DropAfter ignored -> {
                record(request, desk.decide(request, raw));
                exchange.drop();
            }
            case Fault.Silence ignored -> {
                record(request, desk.decide(request, raw));
                Thread.sleep(Duration.ofMinutes(2));
                exchange.drop();
            }
        }
    }

    private void settle(GraphExchange exchange, GraphRequest request, Verdict verdict) throws IOException {
        record(request, verdict);
        switch (verdict) {
            case Verdict.Accepted taken -> exchange.json(200, taken.answer());
            case Verdict.Done ignored -> exchange.json(200, MetaJson.object().put("success", true));
            case Verdict.Refused no -> refuse(exchange, no.error());
        }
    }

    private void record(GraphRequest request, Verdict verdict) {
        switch (verdict) {
            case Verdict.Accepted taken -> {
                if (taken.failure() == null) {
                    taken.account().receive(taken.bubble());
                }
                accepted.increment();
                listeners.forEach(listener -> listener.accept(taken));
            }
            case Verdict.Done ignored -> readMark(request.body());
            case Verdict.Refused ignored -> {}
        }
    }

    private void refuse(GraphExchange exchange, GraphError error) throws IOException {
        refused.add(error);
        exchange.json(error.httpStatus(), error.body());
    }

    private void readMark(JsonNode body) {
        String wamid = body.path("message_id").asText();
        boolean typing = body.has("typing_indicator");
        accounts.readMark(wamid, typing ? Instant.now().plusSeconds(25) : null);
    }

    private static Verdict failing(Verdict verdict, int code) {
        return verdict instanceof Verdict.Accepted taken
                ? new Verdict.Accepted(
                        taken.account(), taken.bubble(), taken.answer(), new GraphError(code, "switched on"))
                : verdict;
    }
}
