package ar.gob.buenosaires.vecino.core;

import java.util.List;
import java.util.Set;

/**
 * What waits for a person in one module, as the console shows it at sign-in and mail tells it. A module that has such
 * work makes a bean of this; whoever shows it asks all beans, in their order, for {@code of(person)} and puts the lists
 * together. Only what waits is told, never a zero. It is asked at each look at the first page and for each mail, outside
 * any request too, so it reads the person from what it is given and nothing else. Each {@code what} has a text
 * {@code console.reminder.<what>} in the console's messages, with the count as {@code {0}}; the path leads to the page
 * where the work is done.
 */
public interface ConsoleReminders {

    List<Reminder> of(Person person);

    /**
     * Who is reminded.
     *
     * @param roles as {@code EDITOR}, without a prefix
     * @param areas slugs of the areas whose referent or deputy the person is
     */
    record Person(String name, Set<String> roles, Set<String> areas) {}

    /**
     * One kind of work.
     *
     * @param what names its text, e.g. {@code reviews}
     * @param count of what waits, from 1 on
     * @param path of the console's page, e.g. {@code /console/reviews}
     */
    record Reminder(String what, long count, String path) {}
}
