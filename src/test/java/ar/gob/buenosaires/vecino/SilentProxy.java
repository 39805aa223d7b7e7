package ar.gob.buenosaires.vecino;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Stands in front of a database and can fall silent, as a frozen server does: connections are taken and stay open, what
 * comes is swallowed, nothing is answered. A connection that has lost a byte never speaks again.
 */
public final class SilentProxy implements AutoCloseable {

    private final URI database;
    private final ServerSocket server;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private volatile boolean silent;

    /** In front of the server that a JDBC address names. */
    public SilentProxy(String jdbcUrl) {
        database = URI.create(jdbcUrl.substring("jdbc:".length()));
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::listen);
    }

    /** The JDBC address of the same database by way of this proxy. */
    public String url() {
        return "jdbc:postgresql://localhost:" + server.getLocalPort() + database.getPath() + "?" + database.getQuery();
    }

    public void silence() {
        silent = true;
    }

    /** Speaks again on connections that lost nothing, and on new ones. */
    public void speak() {
        silent = false;
    }

    private void listen() {
        try {
            while (true) {
                Connection connection = new Connection(server.accept());
                Thread.ofVirtual().name("proxy-in").start(connection::open);
            }
        } catch (IOException closed) {
            sockets.forEach(SilentProxy::end);
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection of a client, and the database's end of it. */
    private final class Connection {

        private final Socket client;
        private volatile boolean lost;

        private Connection(Socket client) {
            this.client = client;
        }

        private void open() {
            sockets.add(client);
            try (client;
                    Socket far = new Socket(database.getHost(), database.getPort())) {
                sockets.add(far);
                Thread answers = Thread.ofVirtual().name("proxy-out").start(() -> pass(far, client));
                pass(client, far);
                answers.interrupt();
            } catch (IOException e) {
                lost = true;
            }
        }

        private void pass(Socket from, Socket to) {
            try (to) {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] bytes = new byte[8192];
                for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                    lost |= silent;
                    if (!lost) {
                        out.write(bytes, 0, read);
                        out.flush();
                    }
                }
            } catch (IOException e) {
                lost = true;
            }
        }
    }
}
