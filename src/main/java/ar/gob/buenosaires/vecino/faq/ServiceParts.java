package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What belongs to a service: its answers and the words that lead to them. */
@Component
class ServiceParts {

    private final Answers answers;
    private final Keywords keywords;
    private final JdbcClient jdbc;

    ServiceParts(Answers answers, Keywords keywords, JdbcClient jdbc) {
        this.answers = answers;
        this.keywords = keywords;
        this.jdbc = jdbc;
    }

    /** Brings answers and keywords of a service up to its file; gives how many rows changed. */
    int follow(long serviceId, ServiceFile file) {
        return followAnswers(serviceId, file) + followKeywords(serviceId, file);
    }

    private int followAnswers(long serviceId, ServiceFile file) {
        int changed = 0;
        List<Answer> stored = new ArrayList<>(answers.findByServiceId(serviceId));
        for (AnswerFile shipped : file.answers()) {
            Optional<Answer> known = stored.stream()
                    .filter(answer -> Objects.equals(answer.topic(), shipped.topic()))
                    .findFirst();
            if (known.isEmpty()) {
                answers.save(new Answer(serviceId, shipped));
                changed++;
            } else {
                stored.remove(known.get());
                changed += known.get().follow(shipped) ? 1 : 0;
            }
        }
        List<Answer> gone = stored.stream()
                .filter(answer -> answer.followsFiles() && answer.published())
                .toList();
        gone.forEach(Answer::retire);
        return changed + gone.size();
    }

    private int followKeywords(long serviceId, ServiceFile file) {
        List<WordsFile> fresh = new ArrayList<>();
        Map<String, Keyword> stored = new LinkedHashMap<>();
        keywords.findByServiceId(serviceId).forEach(keyword -> stored.put(keyword.key(), keyword));
        for (WordsFile shipped : file.words()) {
            Keyword known = stored.remove(shipped.key());
            if (known == null) {
                fresh.add(shipped);
            } else {
                known.follow(shipped);
            }
        }
        insert(serviceId, fresh);
        List<Keyword> gone =
                stored.values().stream().filter(Keyword::followsFiles).toList();
        keywords.deleteAll(gone);
        return fresh.size() + gone.size();
    }

    /** All at once: a new database gets thousands. */
    private void insert(long serviceId, List<WordsFile> words) {
        if (words.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into keyword (service_id, topic, kind, text, weight, origin)
                        select ?, w.topic, w.kind, w.text, w.weight, 'FILE'
                        from unnest(?::text[], ?::text[], ?::text[], ?::real[]) as w (topic, kind, text, weight)
                        """)
                .params(
                        serviceId,
                        words.stream().map(WordsFile::topic).toArray(String[]::new),
                        words.stream().map(word -> word.kind().name()).toArray(String[]::new),
                        words.stream().map(WordsFile::text).toArray(String[]::new),
                        words.stream().map(WordsFile::weight).toArray(Float[]::new))
                .update();
    }
}
