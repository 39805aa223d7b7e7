package ar.gob.buenosaires.vecino.faq;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All published content as of one version, in the menu's order. It never changes. */
public final class Catalogue {

    private final long version;
    private final Map<String, PublishedService> services = new LinkedHashMap<>();

    public Catalogue(long version, List<PublishedService> services) {
        this.version = version;
        services.forEach(service -> this.services.put(service.slug(), service));
    }

    public long version() {
        return version;
    }

    public List<PublishedService> services() {
        return List.copyOf(services.values());
    }

    public Optional<PublishedService> service(String slug) {
        return Optional.ofNullable(services.get(slug));
    }
}
