package ar.gob.buenosaires.vecino.faq;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All that was ever written. */
interface Revisions extends Repository<Revision, Long> {

    Revision save(Revision revision);

    Optional<Revision> findByItemIdAndNumber(long itemId, int number);

    List<Revision> findByItemIdOrderByNumberDesc(long itemId);

    @Query("select r from Revision r, ContentItem i where r.itemId = i.id and r.number = i.head")
    List<Revision> heads();

    @Query("select r from Revision r, ContentItem i where r.itemId = i.id and r.number = i.live")
    List<Revision> live();
}
