package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import org.springframework.data.repository.ListCrudRepository;

/** All words that lead to services. */
interface Keywords extends ListCrudRepository<Keyword, Long> {

    List<Keyword> findByServiceId(long serviceId);
}
