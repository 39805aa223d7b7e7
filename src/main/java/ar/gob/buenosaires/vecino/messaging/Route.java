package ar.gob.buenosaires.vecino.messaging;

import java.util.List;
import java.util.Optional;

/** Which of a resident's addresses a bubble goes to. */
enum Route {
    /** The best one. */
    FIRST,
    /** After Meta could not deliver to the best one. */
    OTHER,
    /** The best one in its other form. */
    REWRITTEN;

    private static final String WITH_NINE = "549";

    /** The address in question, if the resident has it. */
    Optional<Address> choose(List<Address> addresses) {
        return switch (this) {
            case FIRST -> addresses.stream().findFirst();
            case OTHER ->
                addresses.stream()
                        .skip(1)
                        .filter(a -> a.kind() != addresses.getFirst().kind())
                        .findFirst()
                        .or(() -> addresses.stream().skip(1).findFirst());
            case REWRITTEN ->
                addresses.stream()
                        .findFirst()
                        .filter(a -> a.kind() == Address.Kind.PHONE && a.value().startsWith(WITH_NINE))
                        .map(a -> new Address(a.kind(), "54" + a.value().substring(WITH_NINE.length())));
        };
    }
}
