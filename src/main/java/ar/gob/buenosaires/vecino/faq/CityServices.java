package ar.gob.buenosaires.vecino.faq;

import org.springframework.data.repository.ListCrudRepository;

/** All services of the City. */
interface CityServices extends ListCrudRepository<CityService, Long> {}
