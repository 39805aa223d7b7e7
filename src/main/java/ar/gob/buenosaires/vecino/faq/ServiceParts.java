package ar.gob.buenosaires.vecino.faq;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What belongs to a service: its answers and the words that lead to them. */
@Component
class ServiceParts {

    private final Answers answers;
    private final Keywords keywords;

    ServiceParts(Answers answers, Keywords keywords) {
        this.answers = answers;
        this.keywords = keywords;
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
        int changed = 0;
        List<Keyword> stored = new ArrayList<>(keywords.findByServiceId(serviceId));
        for (WordsFile shipped : file.words()) {
            Optional<Keyword> known =
                    stored.stream().filter(k -> k.matches(shipped)).findFirst();
            if (known.isEmpty()) {
                keywords.save(new Keyword(serviceId, shipped));
                changed++;
            } else {
                stored.remove(known.get());
                known.get().follow(shipped);
            }
        }
        List<Keyword> gone = stored.stream().filter(Keyword::followsFiles).toList();
        keywords.deleteAll(gone);
        return changed + gone.size();
    }
}
