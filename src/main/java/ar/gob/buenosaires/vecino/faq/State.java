package ar.gob.buenosaires.vecino.faq;

/** Where a service or an answer stands in the editorial workflow. */
enum State {
    DRAFT,
    IN_REVIEW,
    PUBLISHED,
    RETIRED
}
