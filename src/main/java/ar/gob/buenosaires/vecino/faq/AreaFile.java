package ar.gob.buenosaires.vecino.faq;

import java.util.List;

/**
 * A government area with its services, as one content file ships it.
 *
 * @param place its {@code file:line}
 */
record AreaFile(String place, String slug, String name, List<ServiceFile> services) {}
