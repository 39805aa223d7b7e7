package ar.gob.buenosaires.vecino.faq;

/** Where the newest text of a service or an answer stands; an older one may be live meanwhile. */
enum State {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED
}
