package ar.gob.buenosaires.vecino.triage;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;

/** Protocols for tests: those that ship, and small ones written in a test. */
final class TestProtocols {

    static final ProtocolFiles SHIPPED = new ProtocolFiles();

    static final String HEAD = """
            id: prueba
            version: "1"
            title: Prueba
            author: Nadie
            date: 2026-11-21
            sources: {S: fuente}
            """;

    private TestProtocols() {}

    static Protocol shipped(String id) {
        return SHIPPED.find(id, "1").orElseThrow();
    }

    /** A protocol of one's own; throws BrokenData as at a start. */
    static Protocol of(String yaml) {
        return new ProtocolFiles(List.of(resource(HEAD + yaml)), List.of())
                .all()
                .getFirst();
    }

    private static Resource resource(String text) {
        return new ByteArrayResource(text.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public String getFilename() {
                return "prueba.yaml";
            }
        };
    }
}
