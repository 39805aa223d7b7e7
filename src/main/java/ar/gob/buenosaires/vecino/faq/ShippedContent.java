package ar.gob.buenosaires.vecino.faq;

/** The catalogue that a new database starts with, without a database. */
public final class ShippedContent {

    private ShippedContent() {}

    public static Catalogue catalogue() {
        Publication shipped = new Publication();
        for (ServiceFile file : new ContentFiles().services()) {
            put(shipped, ItemKey.service(file.slug()), file, file.service());
            file.answers()
                    .forEach(
                            answer -> put(shipped, ItemKey.answer(file.slug(), answer.topic()), file, answer.answer()));
        }
        return new Catalogue(1, shipped.services());
    }

    private static void put(Publication shipped, ItemKey key, ServiceFile file, Document document) {
        long row = shipped.texts().size() + 1L;
        shipped.put(new Publication.Text(row, key, file.area(), 1, document));
    }
}
