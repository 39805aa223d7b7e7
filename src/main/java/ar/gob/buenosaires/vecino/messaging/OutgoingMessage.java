package ar.gob.buenosaires.vecino.messaging;

import static ar.gob.buenosaires.vecino.messaging.Limits.BODY;
import static ar.gob.buenosaires.vecino.messaging.Limits.BUTTON_TITLE;
import static ar.gob.buenosaires.vecino.messaging.Limits.FOOTER;
import static ar.gob.buenosaires.vecino.messaging.Limits.ROW_DESCRIPTION;
import static ar.gob.buenosaires.vecino.messaging.Limits.ROW_TITLE;
import static ar.gob.buenosaires.vecino.messaging.Limits.TEXT;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A bubble for a resident, of the Cloud API types that the product uses. None can be built outside Meta's limits: the
 * constructors throw {@link IllegalArgumentException} and name the field.
 */
public sealed interface OutgoingMessage {

    /** What the resident reads. */
    String body();

    /** Plain text; a link in it is not previewed. */
    record Text(String body) implements OutgoingMessage {
        public Text {
            TEXT.check("body", body);
        }
    }

    /** One to three reply buttons. */
    record Buttons(String body, @Nullable String footer, List<Button> buttons) implements OutgoingMessage {
        public Buttons {
            BODY.check("body", body);
            FOOTER.checkOptional("footer", footer);
            buttons = List.copyOf(buttons);
            Limits.checkCount("buttons", buttons.size(), 1, 3);
            distinct("button titles", buttons, Button::title);
            distinct("button ids", buttons, Button::id);
        }
    }

    record Button(String id, String title) {
        public Button {
            Limits.BUTTON_ID.checkId("button id", id);
            BUTTON_TITLE.check("button title", title);
        }
    }

    /** A list of up to ten rows in up to ten sections, behind one button. */
    record Menu(String body, @Nullable String footer, String button, List<Section> sections)
            implements OutgoingMessage {
        public Menu {
            TEXT.check("body", body);
            FOOTER.checkOptional("footer", footer);
            BUTTON_TITLE.check("list button", button);
            sections = List.copyOf(sections);
            Limits.checkCount("sections", sections.size(), 1, 10);
            List<Row> rows = sections.stream().flatMap(s -> s.rows().stream()).toList();
            Limits.checkCount("rows", rows.size(), 1, 10);
            distinct("row ids", rows, Row::id);
            if (sections.size() > 1) {
                sections.forEach(s -> ROW_TITLE.check("section title", s.title() == null ? "" : s.title()));
            }
        }
    }

    record Section(@Nullable String title, List<Row> rows) {
        public Section {
            ROW_TITLE.checkOptional("section title", title);
            rows = List.copyOf(rows);
            Limits.checkCount("rows of a section", rows.size(), 1, 10);
        }
    }

    record Row(String id, String title, @Nullable String description) {
        public Row {
            Limits.ROW_ID.checkId("row id", id);
            ROW_TITLE.check("row title", title);
            ROW_DESCRIPTION.checkOptional("row description", description);
        }
    }

    /** A button that opens a web page; https only. */
    record Link(String body, @Nullable String footer, String button, URI url) implements OutgoingMessage {
        public Link {
            BODY.check("body", body);
            FOOTER.checkOptional("footer", footer);
            BUTTON_TITLE.check("link button", button);
            if (!"https".equals(url.getScheme()) || url.getHost() == null) {
                throw new IllegalArgumentException("link: an https address is needed");
            }
        }
    }

    /** Asks for a WhatsApp location pin. */
    record LocationRequest(String body) implements OutgoingMessage {
        public LocationRequest {
            BODY.check("body", body);
        }
    }

    /** Asks a resident who hides the phone number to share it. */
    record PhoneRequest(String body) implements OutgoingMessage {
        public PhoneRequest {
            BODY.check("body", body);
        }
    }

    /** A template approved by Meta, the only thing that may be sent outside the 24-hour window. */
    record Template(String name, String language, List<String> parameters) implements OutgoingMessage {
        public Template {
            if (!name.matches("[a-z0-9_]{1,512}") || !language.matches("[a-z]{2}(_[A-Z]{2})?")) {
                throw new IllegalArgumentException("template: bad name or language");
            }
            parameters = List.copyOf(parameters);
            parameters.forEach(p -> BODY.check("template parameter", p));
        }

        @Override
        public String body() {
            return String.join(" ", parameters);
        }
    }

    private static <T> void distinct(String what, List<T> items, Function<T, String> key) {
        Set<String> seen = new HashSet<>();
        for (T item : items) {
            if (!seen.add(key.apply(item))) {
                throw new IllegalArgumentException(what + " must differ");
            }
        }
    }
}
