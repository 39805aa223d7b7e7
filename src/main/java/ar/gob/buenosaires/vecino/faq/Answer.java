package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is said about a service, or about one topic of it. */
@Entity
class Answer {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    private long serviceId;

    @Column
    private @Nullable String topic;

    @Column
    private String title;

    @Column
    private String body;

    @Column
    private @Nullable String linkText;

    @Column
    private @Nullable String linkUrl;

    @Column
    private String[] followUps;

    @Column
    private String[] sources;

    @Column
    private @Nullable LocalDate factsDate;

    @Column
    private @Nullable LocalDate reviewBy;

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

    protected Answer() {}

    Answer(long serviceId, AnswerFile file) {
        this.serviceId = serviceId;
        topic = file.topic();
        state = State.PUBLISHED;
        origin = Origin.FILE;
        take(file);
        version = 1;
    }

    long serviceId() {
        return serviceId;
    }

    @Nullable
    String topic() {
        return topic;
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

    /** Takes what ships, when that changed and no person has changed the answer since. */
    boolean follow(AnswerFile file) {
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

    PublishedAnswer publish() {
        return new PublishedAnswer(topic, title, body, linkText, link(), List.of(followUps), version);
    }

    /** One bad address must not keep all content from being read. */
    private @Nullable URI link() {
        try {
            return linkUrl == null ? null : new URI(linkUrl);
        } catch (URISyntaxException e) {
            return null;
        }
    }

    private void take(AnswerFile file) {
        title = file.title();
        body = file.body();
        linkText = file.linkText();
        linkUrl = file.linkUrl();
        followUps = file.followUps().toArray(String[]::new);
        sources = file.sources().toArray(String[]::new);
        factsDate = file.factsDate();
        reviewBy = file.reviewBy();
        position = file.position();
        sourceHash = file.hash();
    }
}
