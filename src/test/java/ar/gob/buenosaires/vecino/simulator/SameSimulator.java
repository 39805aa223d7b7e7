package ar.gob.buenosaires.vecino.simulator;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** SAME's dispatch system on loopback, as the contract has it: takes incidents once a key, and fails as told. */
public final class SameSimulator implements AutoCloseable {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final String token;
    private final int port;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, SameIncident> byKey = new ConcurrentHashMap<>();
    private final List<SameIncident> inOrder = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> attempts = new ConcurrentHashMap<>();
    private final Queue<SameFault> planned = new ConcurrentLinkedQueue<>();
    private final AtomicInteger replays = new AtomicInteger();
    private volatile @Nullable SameFault always;
    private volatile boolean takesUpdates = true;
    private volatile @Nullable HttpServer server;

    private SameSimulator(String token) {
        this.token = token;
        HttpServer first = listen(0);
        this.server = first;
        this.port = first.getAddress().getPort();
    }

    public static SameSimulator start(String token) {
        return new SameSimulator(token);
    }

    /** What {@code vecino.same.base-url} has to be. */
    public URI baseUrl() {
        return URI.create("http://localhost:" + port);
    }

    /** The next requests fail so, each once, in order. */
    public void next(SameFault... faults) {
        planned.addAll(List.of(faults));
    }

    /** Every request fails so. */
    public void always(SameFault fault) {
        always = fault;
    }

    /** Whether later facts are taken: a system without PATCH answers 405. */
    public void takesUpdates(boolean yes) {
        takesUpdates = yes;
    }

    /** No faults, and forgets nothing. */
    public void mend() {
        planned.clear();
        always = null;
        takesUpdates = true;
        up();
    }

    /** As at the start. */
    public void forget() {
        mend();
        byKey.clear();
        inOrder.clear();
        attempts.clear();
        replays.set(0);
    }

    public List<SameIncident> incidents() {
        return List.copyOf(inOrder);
    }

    public Optional<SameIncident> incident(String externalId) {
        return Optional.ofNullable(byKey.get(externalId));
    }

    /** Requests that named this key, whatever became of them. */
    public int attempts(String key) {
        AtomicInteger count = attempts.get(key);
        return count == null ? 0 : count.get();
    }

    /** Requests with a key, all together. */
    public int attempts() {
        return attempts.values().stream().mapToInt(AtomicInteger::get).sum();
    }

    /** Requests with a key that had been taken before. */
    public int replays() {
        return replays.get();
    }

    /** Stops listening: connections are refused until {@link #up()}. */
    public synchronized void down() {
        HttpServer running = server;
        if (running != null) {
            running.stop(0);
            server = null;
        }
    }

    public synchronized void up() {
        if (server == null) {
            server = listen(port);
        }
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

    private void handle(HttpExchange http) throws IOException {
        try (http) {
            SameExchange exchange =
                    new SameExchange(http, new String(http.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String key = exchange.header("Idempotency-Key");
            if (key != null) {
                attempts.computeIfAbsent(key, k -> new AtomicInteger()).incrementAndGet();
            }
            SameFault fault = planned.poll();
            answer(exchange, fault == null ? always : fault);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answer(SameExchange exchange, @Nullable SameFault fault) throws IOException, InterruptedException {
        switch (fault) {
            case null -> exchange.answer(decide(exchange));
            case SameFault.Slow slow -> {
                Thread.sleep(slow.by());
                exchange.answer(decide(exchange));
            }
            case SameFault.Refuse refuse -> exchange.answer(new SameExchange.Verdict(refuse.status()));
            case SameFault.Busy busy -> exchange.busy(busy.status(), busy.retryAfter());
            case SameFault.Nonsense ignored -> exchange.answer(new SameExchange.Verdict(201));
            case SameFault.LoseAnswer ignored -> decide(exchange);
        }
    }

    private SameExchange.Verdict decide(SameExchange exchange) {
        if (!("Bearer " + token).equals(exchange.header("Authorization"))) {
            return new SameExchange.Verdict(401);
        }
        if (exchange.is("POST", INCIDENTS)) {
            return report(exchange);
        }
        Optional<SameIncident> known = exchange.isUnder(INCIDENTS) ? known(exchange.part(4)) : Optional.empty();
        return known.map(incident -> later(exchange, incident)).orElse(new SameExchange.Verdict(404));
    }

    private Optional<SameIncident> known(String id) {
        return inOrder.stream().filter(incident -> incident.id().equals(id)).findFirst();
    }

    private synchronized SameExchange.Verdict report(SameExchange exchange) {
        String key = exchange.header("Idempotency-Key");
        if (key == null || !key.equals(exchange.json().path("external_id").asText())) {
            return new SameExchange.Verdict(400);
        }
        SameIncident before = byKey.get(key);
        if (before != null) {
            replays.incrementAndGet();
            return before.hasBody(exchange.body())
                    ? new SameExchange.Verdict(200, before.answer())
                    : new SameExchange.Verdict(409);
        }
        SameIncident fresh = new SameIncident("INC-" + (inOrder.size() + 1), exchange.body());
        byKey.put(key, fresh);
        inOrder.add(fresh);
        return new SameExchange.Verdict(201, fresh.answer());
    }

    private SameExchange.Verdict later(SameExchange exchange, SameIncident incident) {
        if (exchange.isMethod("PATCH")) {
            if (!takesUpdates) {
                return new SameExchange.Verdict(405);
            }
            incident.update(exchange.json());
        } else if (exchange.isMethod("POST") && exchange.part(5).equals("cancel")) {
            incident.cancel(exchange.json().path("reason").asText());
        } else if (!exchange.isMethod("GET")) {
            return new SameExchange.Verdict(405);
        }
        return new SameExchange.Verdict(200, incident.answer());
    }
}
