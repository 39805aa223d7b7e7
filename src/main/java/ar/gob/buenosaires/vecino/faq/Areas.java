package ar.gob.buenosaires.vecino.faq;

import org.springframework.data.jpa.repository.JpaRepository;

/** All government areas. */
interface Areas extends JpaRepository<Area, String> {}
