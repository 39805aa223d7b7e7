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

    long serviceId() {
        return serviceId;
    }

    boolean followsFiles() {
        return origin == Origin.FILE;
    }

    /** Equal for the same words for the same thing, whatever their weight. */
    String key() {
        return new WordsFile(topic, kind, text, weight).key();
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
