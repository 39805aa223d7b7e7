package ar.gob.buenosaires.vecino.faq;

/** An item with the text that is worked on. */
record Draft(ContentItem item, Revision head) {

    Document document() {
        return head.document(item.key().kind());
    }
}
