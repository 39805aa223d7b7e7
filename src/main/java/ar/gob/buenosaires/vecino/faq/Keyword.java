package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Words that speak for or against a service, or one topic of it. */
@Entity
class Keyword {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private @Nullable Long id;

    @Column
    private long serviceId;

    @Column
    private @Nullable String topic;

    @Column
    @Enumerated(EnumType.STRING)
    private Evidence.Kind kind;

    @Column
    private String text;

    @Column
    private float weight;

    @Column
    @Enumerated(EnumType.STRING)
    private Origin origin;

    protected Keyword() {}

    Keyword(long serviceId, WordsFile file) {
        this.serviceId = serviceId;
        this.topic = file.topic();
        this.kind = file.kind();
        this.text = file.text();
        this.weight = file.weight();
        this.origin = Origin.FILE;
    }

    long serviceId() {
        return serviceId;
    }

    boolean followsFiles() {
        return origin == Origin.FILE;
    }

    /** The same words for the same thing, whatever their weight. */
    boolean matches(WordsFile file) {
        return file.key().equals(new WordsFile(topic, kind, text, weight).key());
    }

    void follow(WordsFile file) {
        if (followsFiles()) {
            weight = file.weight();
        }
    }

    Evidence publish() {
        return new Evidence(Objects.requireNonNull(id, "not stored yet"), topic, kind, text, weight);
    }
}
