package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;

/** A government area that owns content. */
@Entity
class Area {

    @Id
    private String slug;

    @Column
    private String name;

    @Column
    @Enumerated(EnumType.STRING)
    private Origin origin;

    protected Area() {}

    Area(String slug, String name, Origin origin) {
        this.slug = slug;
        this.name = name;
        this.origin = origin;
    }

    String slug() {
        return slug;
    }

    String name() {
        return name;
    }

    /** From now on no file gives it another name. */
    void rename(String other) {
        name = other;
        origin = Origin.EDITOR;
    }

    /** Takes the name that ships, unless a person gave it another. */
    void follow(String shippedName) {
        if (origin == Origin.FILE) {
            name = shippedName;
        }
    }
}
