package ar.gob.buenosaires.vecino.faq;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings the database's content up to the files that ship. What a person changed stays as it is; what no longer ships
 * is retired; nothing is written when nothing changed.
 */
@Component
class ContentLoader {

    private static final Logger log = LoggerFactory.getLogger(ContentLoader.class);
    private static final long LOCK = 7_024_010L; // any number that no other lock uses

    private final ContentFiles files;
    private final Areas areas;
    private final CityServices services;
    private final ServiceParts parts;
    private final JdbcClient jdbc;

    ContentLoader(ContentFiles files, Areas areas, CityServices services, ServiceParts parts, JdbcClient jdbc) {
        this.files = files;
        this.areas = areas;
        this.services = services;
        this.parts = parts;
        this.jdbc = jdbc;
    }

    /** One node at a time; the others then find nothing to do. */
    @Transactional
    public void load() {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .singleRow();
        for (AreaFile file : files.areas()) {
            areas.findById(file.slug())
                    .ifPresentOrElse(
                            area -> area.follow(file.name()),
                            () -> areas.save(new Area(file.slug(), file.name(), Origin.FILE)));
        }
        Map<String, CityService> stored = new HashMap<>();
        services.findAll().forEach(service -> stored.put(service.slug(), service));
        int changed = 0;
        for (ServiceFile file : files.services()) {
            CityService service = stored.remove(file.slug());
            boolean fresh = service == null;
            CityService followed = fresh ? services.save(new CityService(file)) : Objects.requireNonNull(service);
            changed += (fresh || followed.follow(file) ? 1 : 0) + parts.follow(followed.id(), file);
        }
        changed += retire(List.copyOf(stored.values()));
        log.info(
                "content files: {} services, {} changes taken over",
                files.services().size(),
                changed);
    }

    private static int retire(List<CityService> gone) {
        List<CityService> shippedOnce = gone.stream()
                .filter(service -> service.followsFiles() && service.published())
                .toList();
        shippedOnce.forEach(CityService::retire);
        return shippedOnce.size();
    }
}
