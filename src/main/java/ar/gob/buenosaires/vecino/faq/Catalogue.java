package ar.gob.buenosaires.vecino.faq;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All published content as of one version, in the menu's order. It never changes. */
public final class Catalogue {

    private final long version;
    private final Map<String, PublishedService> services = new LinkedHashMap<>();

    private final List<Notice> notices;

    public Catalogue(long version, List<PublishedService> services) {
        this(version, services, List.of());
    }

    /** Content with notices, the newest first. */
    public Catalogue(long version, List<PublishedService> services, List<Notice> notices) {
        this.version = version;
        this.notices = List.copyOf(notices);
        services.forEach(service -> this.services.put(service.slug(), service));
    }

    public long version() {
        return version;
    }

    public List<PublishedService> services() {
        return List.copyOf(services.values());
    }

    /** The newest notice about a service that has not ended yet. */
    public Optional<Notice> notice(String service, Instant now) {
        return notices.stream().filter(notice -> notice.concerns(service, now)).findFirst();
    }

    public Optional<PublishedService> service(String slug) {
        return Optional.ofNullable(services.get(slug));
    }
}
