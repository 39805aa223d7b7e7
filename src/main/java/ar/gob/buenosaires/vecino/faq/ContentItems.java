package ar.gob.buenosaires.vecino.faq;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;

/** All services and answers, whatever their state. */
interface ContentItems extends JpaRepository<ContentItem, Long> {

    /** The item, which nobody else changes until the transaction ends. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from ContentItem i where i.id = ?1")
    Optional<ContentItem> locked(long id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select i from ContentItem i where i.kind = ?1 and i.service = ?2 and i.topic is not distinct from ?3")
    Optional<ContentItem> locked(Kind kind, String service, @Nullable String topic);

    List<ContentItem> findByService(String service);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    List<ContentItem> findByImportIdOrderById(long importId);

    /** What may have to go live or to end. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("""
            select i from ContentItem i
            where (i.state = ar.gob.buenosaires.vecino.faq.State.IN_REVIEW and i.publishAt <= ?1
                    and (i.expiresAt is null or i.expiresAt > ?1))
                or (i.live is not null and i.liveUntil <= ?1)
            order by i.id""")
    List<ContentItem> timely(Instant now);
}
