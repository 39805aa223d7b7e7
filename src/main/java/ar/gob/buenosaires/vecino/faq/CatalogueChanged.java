package ar.gob.buenosaires.vecino.faq;

/** This node has read new content; published before the node answers with it, so that indexes can be built. */
public record CatalogueChanged(Catalogue catalogue) {}
