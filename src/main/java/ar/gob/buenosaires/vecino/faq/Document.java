package ar.gob.buenosaires.vecino.faq;

/** What one revision says, whole. It never changes. */
sealed interface Document permits CityService, Answer {

    String title();

    /** The words that lead to it. */
    Words words();

    /** Changes whenever what it says does. */
    default String hash() {
        return Hash.of(toString());
    }
}
