package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.Evidence;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.faq.ShippedContent;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** As much content as the City may have one day: 100 services with 5,000 rows, in words that residents use. */
final class ManyServices {

    static final int SERVICES = 100;
    static final int ROWS = 5000;

    private static final int LONGEST_KEYWORD = 3;
    private static final int ONE_EXAMPLE_IN = 5;

    private final SplittableRandom random = new SplittableRandom(100);
    private final List<List<String>> said;
    private long row = 1_000_000;

    private ManyServices() {
        ChatWords chat = new ChatWords();
        said = LabelledMessages.read().stream()
                .map(message -> chat.read(message.text()).words().stream()
                        .filter(word ->
                                !chat.skip().contains(word) && !chat.common().contains(word))
                        .toList())
                .filter(words -> !words.isEmpty())
                .toList();
    }

    /** The shipped services, and others whose rows are cut at random out of the telling words of labelled messages; always the same. */
    static Catalogue catalogue(long version) {
        return new ManyServices().make(version);
    }

    private Catalogue make(long version) {
        List<PublishedService> services =
                new ArrayList<>(ShippedContent.catalogue().services());
        int left = ROWS - services.stream().mapToInt(s -> s.evidence().size()).sum();
        while (services.size() < SERVICES) {
            int rows = left / (SERVICES - services.size());
            left -= rows;
            services.add(service("servicio-" + services.size(), rows(rows)));
        }
        return new Catalogue(version, services);
    }

    static PublishedService service(String slug, List<Evidence> rows) {
        PublishedAnswer answer = new PublishedAnswer(null, "Respuesta", "Llamá al 147.", null, null, List.of(), 1);
        return new PublishedService(
                slug, "espacio-publico", slug.replace('-', ' '), null, "Un servicio", 1, List.of(answer), rows);
    }

    private List<Evidence> rows(int rows) {
        List<Evidence> evidence = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            List<String> words = said.get(random.nextInt(said.size()));
            boolean example = i % ONE_EXAMPLE_IN == 0;
            int length = example ? words.size() : 1 + random.nextInt(Math.min(LONGEST_KEYWORD, words.size()));
            int from = random.nextInt(words.size() - length + 1);
            evidence.add(new Evidence(
                    row++,
                    null,
                    example ? Evidence.Kind.EXAMPLE : Evidence.Kind.KEYWORD,
                    String.join(" ", words.subList(from, from + length)),
                    2 + random.nextInt(4)));
        }
        return evidence;
    }
}
