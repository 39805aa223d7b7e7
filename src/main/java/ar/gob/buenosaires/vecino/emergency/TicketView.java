package ar.gob.buenosaires.vecino.emergency;

/** A ticket as somebody may see it. */
sealed interface TicketView permits TicketJson, TicketJson.Whole, PlainTicketJson, PlainTicketJson.Whole {}
