package ar.gob.buenosaires.vecino.conversation;

/** Numbers {@link Hashes} from 0 in the order in which they come, without an object for each. */
final class HashNumbers {

    private long[] hashes; // 0 where there is none
    private int[] numbers;
    private int size;

    /** @param expected how many there will be; more are fine */
    HashNumbers(int expected) {
        hashes = new long[Integer.highestOneBit(Math.max(8, expected)) << 2];
        numbers = new int[hashes.length];
    }

    int size() {
        return size;
    }

    /** The number of a hash, or -1. */
    int get(long hash) {
        int place = place(hash);
        return hashes[place] == 0 ? -1 : numbers[place];
    }

    /** The number of a hash, which is added when it is new. */
    int number(long hash) {
        int place = place(hash);
        if (hashes[place] != 0) {
            return numbers[place];
        }
        hashes[place] = hash;
        numbers[place] = size++;
        if (size * 2 > hashes.length) {
            grow();
        }
        return size - 1;
    }

    /** The hashes by their numbers. */
    long[] all() {
        long[] all = new long[size];
        for (int place = 0; place < hashes.length; place++) {
            if (hashes[place] != 0) {
                all[numbers[place]] = hashes[place];
            }
        }
        return all;
    }

    /** Where a hash stands or would stand. */
    private int place(long hash) {
        int mask = hashes.length - 1;
        int place = (int) hash & mask;
        while (hashes[place] != hash && hashes[place] != 0) {
            place = (place + 1) & mask;
        }
        return place;
    }

    private void grow() {
        long[] before = hashes;
        int[] theirs = numbers;
        hashes = new long[before.length * 2];
        numbers = new int[hashes.length];
        for (int i = 0; i < before.length; i++) {
            if (before[i] != 0) {
                int place = place(before[i]);
                hashes[place] = before[i];
                numbers[place] = theirs[i];
            }
        }
    }
}
