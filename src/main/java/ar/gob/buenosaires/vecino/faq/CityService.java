package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A service of the City that residents ask for. */
@Entity
class CityService {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    private String slug;

    @Column
    private String areaSlug;

    @Column
    private String title;

    @Column
    private @Nullable String shortTitle;

    @Column
    private String summary;

    @Column
    private int position;

    @Column
    @Enumerated(EnumType.STRING)
    private State state;

    @Column
    private int version;

    @Column
    @Enumerated(EnumType.STRING)
    private Origin origin;

    @Column
    private @Nullable String sourceHash;

    protected CityService() {}

    CityService(ServiceFile file) {
        slug = file.slug();
        state = State.PUBLISHED;
        origin = Origin.FILE;
        take(file);
        version = 1;
    }

    long id() {
        return Objects.requireNonNull(id, "not stored yet");
    }

    String slug() {
        return slug;
    }

    int position() {
        return position;
    }

    boolean published() {
        return state == State.PUBLISHED;
    }

    boolean followsFiles() {
        return origin == Origin.FILE;
    }

    /** Takes what ships, when that changed and no person has changed the service since. */
    boolean follow(ServiceFile file) {
        if (!followsFiles() || (published() && file.hash().equals(sourceHash))) {
            return false;
        }
        take(file);
        state = State.PUBLISHED;
        version++;
        return true;
    }

    /** It no longer ships. */
    void retire() {
        state = State.RETIRED;
        version++;
    }

    PublishedService publish(List<PublishedAnswer> answers, List<Evidence> evidence) {
        return new PublishedService(slug, areaSlug, title, shortTitle, summary, version, answers, evidence);
    }

    private void take(ServiceFile file) {
        areaSlug = file.area();
        title = file.title();
        shortTitle = file.shortTitle();
        summary = file.summary();
        position = file.position();
        sourceHash = file.hash();
    }
}
