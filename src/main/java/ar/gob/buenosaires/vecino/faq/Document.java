package ar.gob.buenosaires.vecino.faq;

/** What one revision says, whole. It never changes. */
sealed interface Document permits CityService, Answer {

    String title();

    /** Its place among its like, the lowest first. */
    int position();

    /** The same with other words that lead to it. */
    Document with(Words words);

    /** The same at another place. */
    Document at(int place);

    /** The words that lead to it. */
    Words words();

    /** Changes whenever what it says does. */
    default String hash() {
        return Hash.of(toString());
    }
}
