package ar.gob.buenosaires.vecino.emergency;

/** Whether SAME has a case. */
public enum DeliveryState {
    PENDING,
    DELIVERED,
    /** SAME cannot take it as it is: a person has to look. */
    REJECTED
}
