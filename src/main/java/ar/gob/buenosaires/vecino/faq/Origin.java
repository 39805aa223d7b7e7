package ar.gob.buenosaires.vecino.faq;

/** Whether a row follows the files that ship with the program or a person's change. */
enum Origin {
    FILE,
    EDITOR
}
