package ar.gob.buenosaires.vecino.access;

import java.util.List;

/** The government areas that users belong to; whoever owns areas implements it. */
public interface KnownAreas {

    record KnownArea(String slug, String name) {}

    /** By name. */
    List<KnownArea> all();

    /** Whether there is such an area; it then stays till the caller's transaction ends. */
    boolean hold(String slug);
}
