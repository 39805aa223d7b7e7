package ar.gob.buenosaires.vecino.faq;

import org.springframework.data.repository.ListCrudRepository;

/** All government areas. */
interface Areas extends ListCrudRepository<Area, String> {}
