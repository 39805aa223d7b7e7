package ar.gob.buenosaires.vecino.core;

/** The database has been reached and its schema is the one this program expects; published once a start. */
public record SchemaReady() {}
