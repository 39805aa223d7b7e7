package ar.gob.buenosaires.vecino.faq;

/** Nobody approves what they had a hand in. */
class OwnChange extends RuntimeException {

    OwnChange() {
        super("nobody approves their own change");
    }
}
