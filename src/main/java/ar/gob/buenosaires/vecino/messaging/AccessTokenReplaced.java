package ar.gob.buenosaires.vecino.messaging;

/** A new access token is in use: a number that was paused for the old one may send again. */
public record AccessTokenReplaced() {}
