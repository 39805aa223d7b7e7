package ar.gob.buenosaires.vecino;

import ar.gob.buenosaires.vecino.access.Role;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationContextInitializedEvent;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.core.env.Environment;

/** Looks at all settings before anything starts, so that an operator mends them in one go. */
class RequiredSettings implements ApplicationListener<ApplicationContextInitializedEvent> {

    private static final List<String> REQUIRED = List.of(
            "spring.datasource.url",
            "spring.datasource.username",
            "spring.datasource.password",
            "vecino.whatsapp.app-secret",
            "vecino.whatsapp.verify-token",
            "vecino.whatsapp.access-token",
            "vecino.whatsapp.phone-number-id",
            "vecino.same.base-url",
            "vecino.same.token",
            "vecino.same.callback-secret",
            "vecino.encryption.keys");
    private static final List<String> ADDRESSES = List.of(
            "vecino.same.base-url",
            "vecino.whatsapp.graph-base-url",
            "vecino.public-base-url",
            "spring.security.oauth2.resourceserver.jwt.issuer-uri");
    private static final String TOKEN_FILE = "vecino.whatsapp.access-token-file";
    private static final String USER = "vecino.security.users[%d].%s";

    @Override
    public void onApplicationEvent(ApplicationContextInitializedEvent event) {
        if (!event.getSpringApplication().getAllSources().contains(VecinoApplication.class)) {
            return; // another program of the tests
        }
        List<String> faults = faults(event.getApplicationContext().getEnvironment());
        if (!faults.isEmpty()) {
            throw new WrongSettings(faults);
        }
    }

    static List<String> faults(Environment settings) {
        Faults faults = new Faults(settings);
        boolean tokenInFile = faults.given(TOKEN_FILE);
        REQUIRED.stream()
                .filter(key -> !(tokenInFile && key.equals("vecino.whatsapp.access-token")))
                .forEach(faults::required);
        ADDRESSES.forEach(key -> faults.check(key, RequiredSettings::isAddress, "is not an http(s) address"));
        faults.check("spring.datasource.url", url -> url.startsWith("jdbc:postgresql:"), "is not jdbc:postgresql:…");
        faults.check(TOKEN_FILE, file -> Files.isReadable(Path.of(file)), "names a file that cannot be read");
        faults.check("vecino.whatsapp.phone-number-id", id -> id.matches("\\d{1,32}"), "is not a number");
        faults.check(
                "vecino.whatsapp.messages-per-second",
                n -> n.matches("[1-9]\\d{0,5}"),
                "is not a whole number above 0");
        faults.check("vecino.whatsapp.graph-version", v -> v.matches("v\\d+\\.\\d+"), "is not like v25.0");
        faults.check("vecino.whatsapp.app-secret", RequiredSettings::hasNoBlankPart, "has an empty entry");
        faults.check("server.port", RequiredSettings::isPort, "is not a port");
        faults.check("management.server.port", RequiredSettings::isPort, "is not a port");
        keys(faults);
        users(faults);
        return faults.found;
    }

    private static void keys(Faults faults) {
        Set<String> ids = new HashSet<>();
        String form = "needs comma-separated entries of id:base64 of 32 bytes, each id once";
        faults.check(
                "vecino.encryption.keys",
                keys -> Arrays.stream(keys.split(",", -1)).allMatch(entry -> isKey(entry.strip(), ids)),
                form);
    }

    private static boolean isKey(String entry, Set<String> ids) {
        int colon = entry.indexOf(':');
        try {
            return colon > 0
                    && entry.substring(0, colon).matches("[A-Za-z0-9._-]{1,32}")
                    && ids.add(entry.substring(0, colon))
                    && Base64.getDecoder().decode(entry.substring(colon + 1).strip()).length == 32;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static void users(Faults faults) {
        for (int i = 0; anyOf(faults, i); i++) {
            faults.required(USER.formatted(i, "name"));
            faults.required(USER.formatted(i, "password"));
            faults.required(USER.formatted(i, "roles"));
            faults.check(USER.formatted(i, "name"), name -> name.length() <= 100, "is longer than 100 characters");
            faults.check(
                    USER.formatted(i, "roles"),
                    RequiredSettings::areRoles,
                    "has an unknown role; there are " + Arrays.toString(Role.values()));
            faults.check(
                    USER.formatted(i, "area"),
                    area -> area.matches("[a-z0-9]+(-[a-z0-9]+)*"),
                    "is not like espacio-publico");
        }
    }

    private static boolean anyOf(Faults faults, int user) {
        return List.of("name", "password", "roles", "area").stream()
                .anyMatch(part -> faults.given(USER.formatted(user, part)));
    }

    private static boolean areRoles(String roles) {
        Set<String> known = new HashSet<>();
        Arrays.stream(Role.values()).map(Role::name).forEach(known::add);
        return Arrays.stream(roles.split(",", -1))
                .map(role -> role.strip().toUpperCase(Locale.ROOT))
                .allMatch(known::contains);
    }

    private static boolean hasNoBlankPart(String list) {
        return Arrays.stream(list.split(",", -1)).noneMatch(String::isBlank);
    }

    private static boolean isPort(String number) {
        return number.matches("\\d{1,5}") && Integer.parseInt(number) <= 65_535;
    }

    private static boolean isAddress(String text) {
        try {
            URI uri = URI.create(text);
            return uri.getHost() != null && Set.of("http", "https").contains(uri.getScheme());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** What is wrong so far. */
    private static final class Faults {

        private final Environment settings;
        private final List<String> found = new ArrayList<>();

        private Faults(Environment settings) {
            this.settings = settings;
        }

        private boolean given(String key) {
            return value(key) != null;
        }

        /** Lists may also be given entry by entry. */
        private @Nullable String value(String key) {
            String value = settings.getProperty(key);
            return value != null || settings.getProperty(key + "[0]") == null
                    ? value
                    : String.join(
                            ",",
                            Binder.get(settings)
                                    .bind(key, Bindable.listOf(String.class))
                                    .get());
        }

        private void required(String key) {
            String value = value(key);
            if (value == null || value.isBlank()) {
                found.add("  " + variable(key) + " is missing or blank");
            }
        }

        /** Looks at the value only where there is one. */
        private void check(String key, Predicate<String> right, String fault) {
            String value = value(key);
            if (value != null && !value.isBlank() && !right.test(value.strip())) {
                found.add("  " + variable(key) + " " + fault);
            }
        }
    }

    /** The environment variable of a property, as the operations page writes it. */
    private static String variable(String key) {
        return key.replaceAll("]?\\.|[\\[-]", "_").replace("]", "").toUpperCase(Locale.ROOT);
    }
}
