package ar.gob.buenosaires.vecino.simulator;

import java.time.Duration;

/** A way in which the Graph API can fail a request. */
public sealed interface Fault {

    /** Answers later than it would, but as it would. */
    record Slow(Duration by) implements Fault {}

    /** Refuses with one of Meta's error codes. */
    record Refuse(int code) implements Fault {}

    /** Accepts, and reports the error by a failed status. */
    record FailLater(int code) implements Fault {}

    /** Plain HTTP 429 with {@code Retry-After}. */
    record TooMany(Duration retryAfter) implements Fault {}

    /** HTTP 500 whose JSON holds no code of the table. */
    record ServerError() implements Fault {}

    /** HTTP 502 with a page of HTML. */
    record BadGateway() implements Fault {}

    /** The connection closes and nothing was accepted. */
    record DropBefore() implements Fault {}

    /** The resident gets the message, then the connection closes without an answer. */
    record DropAfter() implements Fault {}

    /** The resident gets the message, and the answer never comes. */
    record Silence() implements Fault {}
}
