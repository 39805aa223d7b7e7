package ar.gob.buenosaires.vecino.faq;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Reads all published content as of one moment. */
@Component
class ContentSnapshots {

    private final CityServices services;
    private final Answers answers;
    private final Keywords keywords;
    private final JdbcClient jdbc;

    ContentSnapshots(CityServices services, Answers answers, Keywords keywords, JdbcClient jdbc) {
        this.services = services;
        this.answers = answers;
        this.keywords = keywords;
        this.jdbc = jdbc;
    }

    long version() {
        return jdbc.sql("select version from content_change where id = 1")
                .query(Long.class)
                .single();
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public Catalogue read() {
        long version = version();
        Map<Long, List<Answer>> answersOf = answers.findAll().stream()
                .filter(Answer::published)
                .sorted(Comparator.comparingInt(Answer::position))
                .collect(Collectors.groupingBy(Answer::serviceId));
        Map<Long, List<Keyword>> keywordsOf =
                keywords.findAll().stream().collect(Collectors.groupingBy(Keyword::serviceId));
        List<PublishedService> published = services.findAll().stream()
                .filter(CityService::published)
                .sorted(Comparator.comparingInt(CityService::position).thenComparing(CityService::slug))
                .map(service -> publish(
                        service,
                        answersOf.getOrDefault(service.id(), List.of()),
                        keywordsOf.getOrDefault(service.id(), List.of())))
                .toList();
        return new Catalogue(version, published);
    }

    private static PublishedService publish(CityService service, List<Answer> answers, List<Keyword> keywords) {
        return service.publish(
                answers.stream().map(Answer::publish).toList(),
                keywords.stream().map(Keyword::publish).toList());
    }
}
