package ar.gob.buenosaires.vecino.simulator;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** The JDK's HTTP server on loopback, for all that plays a system outside; it reads its settings once, before the first. */
public final class LoopbackHttp {

    static {
        // it closes idle connections beyond 200 and after 30 s, which a client's pool notices only by failing; and
        // without no-delay every answer may wait 40 ms for an acknowledgement
        System.setProperty("sun.net.httpserver.maxIdleConnections", "100000");
        System.setProperty("sun.net.httpserver.idleInterval", "3600");
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int BACKLOG = 4096;

    private LoopbackHttp() {}

    /** One that is still to be started; 0 is any free port. */
    public static HttpServer create(int port) throws IOException {
        return HttpServer.create(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), port == 0 ? FreePort.find() : port), BACKLOG);
    }
}
