package ar.gob.buenosaires.vecino.messaging;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.annotation.Primary;

/** Takes every bubble and remembers it; what Meta does with bubbles is the outbox tests' concern. */
@Primary
class RecordingCarrier implements Carrier {

    private static final Remedy NONE =
            new Remedy("none", Remedy.Action.DROP, new Remedy.Repeats(1, Duration.ZERO, 1), false);

    private final List<Parcel> parcels = new CopyOnWriteArrayList<>();
    private final AtomicLong number = new AtomicLong(System.nanoTime());

    /** What went past the outbox. */
    List<Parcel> direct() {
        return parcels.stream().filter(p -> p.outboundId() == null).toList();
    }

    @Override
    public SendResult send(Parcel parcel) {
        parcels.add(parcel);
        return new SendResult.Accepted("wamid.OUT" + number.incrementAndGet(), null);
    }

    @Override
    public Remedy remedy(int code) {
        return NONE;
    }

    @Override
    public List<Remedy> remedies() {
        return List.of(NONE);
    }
}
