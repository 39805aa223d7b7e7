package ar.gob.buenosaires.vecino.messaging;

/**
 * What was tried for a bubble so far.
 *
 * @param attempts sends that count
 * @param unconfirmed those of them whose fate was never learnt
 */
record Tries(Route route, int attempts, int unconfirmed) {

    Tries counted() {
        return new Tries(route, attempts + 1, unconfirmed);
    }

    Tries countedUnconfirmed() {
        return new Tries(route, attempts + 1, unconfirmed + 1);
    }
}
