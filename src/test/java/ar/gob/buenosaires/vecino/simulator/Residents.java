package ar.gob.buenosaires.vecino.simulator;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The residents of a test, each with a phone: {@code var ana = residents.join(); ana.writes("hola"); ana.sees("…");} */
public final class Residents implements AutoCloseable {

    private static final List<String> NAMES =
            List.of("Ana", "Bruno", "Carla", "Dante", "Elsa", "Fabio", "Gala", "Hugo", "Irma", "Julián");

    private final GraphSimulator graph;
    private final WebhookSender webhook;
    private final StatusReports statuses;
    private final List<Resident> residents = new CopyOnWriteArrayList<>();

    public Residents(GraphSimulator graph, WebhookSender webhook) {
        this.graph = graph;
        this.webhook = webhook;
        this.statuses = new StatusReports(graph, webhook);
    }

    /** A resident with an invented number and user id. */
    public synchronized Resident join() {
        return join(NAMES.get(residents.size() % NAMES.size()));
    }

    public synchronized Resident join(String name) {
        return add(graph.accounts().open(name));
    }

    /** A resident who hides the number: webhooks tell only the user id. */
    public Resident joinWithoutPhone() {
        Resident resident = join();
        resident.account().hidePhone("@vecino" + residents.size());
        return resident;
    }

    public List<Resident> all() {
        return List.copyOf(residents);
    }

    public GraphSimulator graph() {
        return graph;
    }

    public WebhookSender webhook() {
        return webhook;
    }

    public StatusReports statuses() {
        return statuses;
    }

    @Override
    public void close() {
        statuses.close();
    }

    private Resident add(Account account) {
        Resident resident = new Resident(account, graph, webhook);
        residents.add(resident);
        graph.accounts().revision().bump();
        return resident;
    }
}
