package ar.gob.buenosaires.vecino.messaging.whatsapp;

import ar.gob.buenosaires.vecino.messaging.Address;
import ar.gob.buenosaires.vecino.messaging.Address.Kind;
import ar.gob.buenosaires.vecino.messaging.IdentityChange;
import ar.gob.buenosaires.vecino.messaging.Sender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads who a message is from, and who a notice says became whom. Source: Cloud API reference 3.1. */
final class IdentityReader {

    private static final Pattern PHONE = Pattern.compile("\\+?([0-9]{5,20})");
    private static final Pattern PARENT = Pattern.compile("[A-Z]{2}\\.ENT\\.[A-Za-z0-9]{1,128}");
    private static final Pattern BSUID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9]{1,128}");
    private static final int LONGEST = 160;
    // the last one counts: a profile name may hold the same words
    private static final Pattern CHANGED = Pattern.compile(".*changed from (\\S+) to (\\S+?)\\.?\\s*", Pattern.DOTALL);

    private IdentityReader() {}

    /** The entry of {@code contacts} that belongs to a message: by identifier, never by position. */
    static @Nullable JsonNode contact(JsonNode message, JsonNode value) {
        JsonNode contacts = value.path("contacts");
        for (JsonNode contact : contacts) {
            if (shares(message, "from_user_id", contact, "user_id")
                    || shares(message, "from", contact, "wa_id")
                    || shares(message, "from", contact, "user_id")) {
                return contact;
            }
        }
        // the only contact of the only message, whose phone Meta wrote in two forms
        boolean only = contacts.size() == 1 && value.path("messages").size() == 1;
        return only && !contradicts(message, contacts.path(0)) ? contacts.path(0) : null;
    }

    private static boolean shares(JsonNode message, String name, JsonNode contact, String contactName) {
        String value = Fields.text(message, name);
        return value != null && value.equals(Fields.text(contact, contactName));
    }

    private static boolean contradicts(JsonNode message, JsonNode contact) {
        String bsuid = Fields.text(message, "from_user_id");
        String other = Fields.text(contact, "user_id");
        return bsuid != null && other != null && !bsuid.equals(other);
    }

    static Sender sender(JsonNode message, @Nullable JsonNode contactOrNull) {
        JsonNode contact = contactOrNull == null ? MissingNode.getInstance() : contactOrNull;
        Set<Address> all = addresses(Stream.of(
                address(message, "from_user_id", Kind.BSUID),
                address(message, "from", null),
                address(message, "from_parent_user_id", Kind.PARENT_BSUID),
                address(contact, "user_id", Kind.BSUID),
                address(contact, "wa_id", null),
                address(contact, "parent_user_id", Kind.PARENT_BSUID)));
        List<Address> trusted = Stream.of(Kind.BSUID, Kind.PHONE, Kind.PARENT_BSUID)
                .flatMap(kind -> all.stream().filter(a -> a.kind() == kind).limit(1))
                .toList();
        Address alias = all.stream()
                .filter(a -> a.kind() == Kind.PHONE && !trusted.contains(a))
                .findFirst()
                .orElse(null);
        return new Sender(trusted, alias);
    }

    /** What a {@code system} message tells; null when it does not say who became whom. */
    static @Nullable IdentityChange change(JsonNode message) {
        JsonNode system = message.path("system");
        if (!Objects.requireNonNullElse(Fields.text(system, "type"), "").contains("changed")) {
            return null;
        }
        Set<Address> current = named(system);
        Told told = Told.by(Fields.text(system, "body"));
        if (current.isEmpty() && told.to() != null) {
            current.add(told.to());
        }
        Set<Address> previous = addresses(Stream.of(
                address(system, "previous_user_id", Kind.BSUID),
                current.contains(told.to()) ? told.from() : null,
                address(message, "from_user_id", Kind.BSUID),
                address(message, "from", null),
                address(system, "customer", null),
                address(system, "previous_parent_user_id", Kind.PARENT_BSUID)));
        previous.removeAll(current);
        return current.isEmpty() || previous.isEmpty() ? null : change(previous, current);
    }

    /** Who a {@code system} message is about, where it tells of no change. */
    static Sender subject(JsonNode message) {
        return new Sender(List.copyOf(named(message.path("system"))), null);
    }

    private static Set<Address> named(JsonNode system) {
        return addresses(Stream.of(
                address(system, "user_id", Kind.BSUID),
                address(system, "wa_id", null),
                address(system, "new_wa_id", null),
                address(system, "parent_user_id", Kind.PARENT_BSUID)));
    }

    private static IdentityChange change(Set<Address> previous, Set<Address> current) {
        return new IdentityChange(List.copyOf(previous), List.copyOf(current));
    }

    /** The free text of older notices, "… changed from OLD to NEW". */
    private record Told(@Nullable Address from, @Nullable Address to) {

        static Told by(@Nullable String body) {
            Matcher told = CHANGED.matcher(Objects.requireNonNullElse(body, ""));
            return told.matches()
                    ? new Told(classify(told.group(1), null), classify(told.group(2), null))
                    : new Told(null, null);
        }
    }

    /** The elements of the field {@code user_id_update}. */
    static List<IdentityChange> updates(JsonNode value) {
        return StreamSupport.stream(value.path("user_id_update").spliterator(), false)
                .map(update -> new IdentityChange(pair(update, "previous"), pair(update, "current")))
                .filter(change ->
                        !change.current().isEmpty() && !change.previous().isEmpty())
                .toList();
    }

    private static List<Address> pair(JsonNode update, String which) {
        return List.copyOf(addresses(Stream.of(
                address(update.path("user_id"), which, Kind.BSUID),
                address(update.path("parent_user_id"), which, Kind.PARENT_BSUID))));
    }

    private static Set<Address> addresses(Stream<@Nullable Address> found) {
        Set<Address> addresses = new LinkedHashSet<>();
        found.filter(Objects::nonNull).forEach(addresses::add);
        return addresses;
    }

    private static @Nullable Address address(JsonNode parent, String name, @Nullable Kind documented) {
        return classify(Fields.text(parent, name), documented);
    }

    /** By its pattern first, since a BSUID has been met in {@code from}; else by the field that it stood in. */
    static @Nullable Address classify(@Nullable String value, @Nullable Kind documented) {
        if (value == null || value.length() > LONGEST) {
            return null;
        }
        Matcher phone = PHONE.matcher(value);
        if (phone.matches()) {
            return new Address(Kind.PHONE, phone.group(1));
        }
        if (PARENT.matcher(value).matches()) {
            return new Address(Kind.PARENT_BSUID, value);
        }
        if (BSUID.matcher(value).matches()) {
            return new Address(documented == Kind.PARENT_BSUID ? documented : Kind.BSUID, value);
        }
        return documented == null ? null : new Address(documented, value);
    }
}
