package ar.gob.buenosaires.vecino.faq;

import java.util.List;

/** A government area with its services, as one content file ships it. */
record AreaFile(String slug, String name, List<ServiceFile> services) {}
