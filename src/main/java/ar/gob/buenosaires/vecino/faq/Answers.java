package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** All answers, whatever their state. */
interface Answers extends ListCrudRepository<Answer, Long> {

    List<Answer> findByServiceId(long serviceId);
}
