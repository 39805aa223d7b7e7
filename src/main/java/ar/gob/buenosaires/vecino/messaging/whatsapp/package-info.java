/** Meta's JSON, the webhook signature and the Graph API client. */
@org.jspecify.annotations.NullMarked
package ar.gob.buenosaires.vecino.messaging.whatsapp;
