package ar.gob.buenosaires.vecino.conversation;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

/**
 * Remembers what was worked out by {@link Hashes}, as much as there is room for; what comes later takes the place of what
 * came before. Two threads may work out the same, and no one waits. It holds numbers only, no words that somebody wrote.
 *
 * @param <T> what never changes for a hash
 */
final class Memo<T> {

    private record Entry<T>(long hash, T value) {}

    private static final int ROOM = 1 << 14; // nearly all words that come, in 9 MB where each takes 128 numbers

    private final AtomicReferenceArray<Entry<T>> entries = new AtomicReferenceArray<>(ROOM);

    T get(long hash, Supplier<T> workOut) {
        int place = (int) hash & (ROOM - 1);
        // a record is whole for whoever sees it, so nothing has to be in step
        Entry<T> entry = entries.getPlain(place);
        if (entry == null || entry.hash() != hash) {
            entry = new Entry<>(hash, workOut.get());
            entries.setPlain(place, entry);
        }
        return entry.value();
    }
}
