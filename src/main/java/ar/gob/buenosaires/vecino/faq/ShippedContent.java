package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.List;

/** The catalogue that a new database starts with, without a database. */
public final class ShippedContent {

    private ShippedContent() {}

    public static Catalogue catalogue() {
        List<PublishedService> services = new ArrayList<>();
        long row = 0;
        for (ServiceFile file : new ContentFiles().services()) {
            List<PublishedAnswer> answers = file.answers().stream()
                    .map(answer -> new Answer(1, answer).publish())
                    .toList();
            List<Evidence> evidence = new ArrayList<>();
            for (WordsFile words : file.words()) {
                evidence.add(new Evidence(++row, words.topic(), words.kind(), words.text(), words.weight()));
            }
            services.add(new CityService(file).publish(answers, evidence));
        }
        return new Catalogue(1, services);
    }
}
