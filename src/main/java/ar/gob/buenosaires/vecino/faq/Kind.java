package ar.gob.buenosaires.vecino.faq;

/** What there is to write. */
enum Kind {
    /** A service's name, and the words that lead to it. */
    SERVICE,
    /** What is said about a service, or about one topic of it. */
    ANSWER
}
