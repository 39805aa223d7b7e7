package ar.gob.buenosaires.vecino.conversation;

import java.util.Arrays;

/** Numbers {@link Hashes} from 0 in the order in which they come, without an object for each. */
final class HashNumbers {

    private static final long NUMBER = (1L << 24) - 1; // of a place; its other bits are those of the hash

    private long[] places; // 0 where there is none
    private long[] hashes;
    private int size;

    /** @param expected how many there will be; more are fine, up to 16 million */
    HashNumbers(int expected) {
        places = new long[Integer.highestOneBit(Math.max(8, expected)) << 2];
        hashes = new long[expected];
    }

    int size() {
        return size;
    }

    /** The number of a hash, or -1. */
    int get(long hash) {
        return (int) (places[place(hash)] & NUMBER) - 1;
    }

    /**
     * The numbers of some hashes, -1 where there is none. The place of each is read before any is looked at, so that
     * memory brings them at the same time.
     */
    int[] get(long[] some) {
        int[] numbers = new int[some.length];
        long[] found = new long[some.length];
        for (int i = 0; i < some.length; i++) {
            found[i] = places[(int) some[i] & (places.length - 1)];
        }
        for (int i = 0; i < some.length; i++) {
            boolean clear = found[i] == 0 || ((found[i] ^ some[i]) & ~NUMBER) == 0;
            numbers[i] = clear ? (int) (found[i] & NUMBER) - 1 : get(some[i]);
        }
        return numbers;
    }

    /** The number of a hash, which is added when it is new. */
    int number(long hash) {
        int place = place(hash);
        if (places[place] != 0) {
            return (int) (places[place] & NUMBER) - 1;
        }
        if (size == hashes.length) {
            hashes = Arrays.copyOf(hashes, Math.max(8, size * 2));
        }
        hashes[size++] = hash;
        places[place] = (hash & ~NUMBER) | size;
        if (size * 2 > places.length) {
            grow();
        }
        return size - 1;
    }

    /** The hashes by their numbers. */
    long[] all() {
        return Arrays.copyOf(hashes, size);
    }

    /** Where a hash stands or would stand. */
    private int place(long hash) {
        int mask = places.length - 1;
        int place = (int) hash & mask;
        while (places[place] != 0 && ((places[place] ^ hash) & ~NUMBER) != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        places = new long[places.length * 2];
        for (int number = 0; number < size; number++) {
            places[place(hashes[number])] = (hashes[number] & ~NUMBER) | (number + 1);
        }
    }
}
