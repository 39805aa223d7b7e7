package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Lays a text that somebody writes over what is live: how it would look, and what would be said to residents. */
@Component
class Rehearsals {

    private static final int LONGEST = 4096; // as a WhatsApp text

    /**
     * What a resident does: writes, or taps a button or a row.
     *
     * @param lastService as the answer before named it
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Turn(
            @Nullable String text,
            @Nullable String button,
            @Nullable String lastService) {}

    /**
     * A text on its place, whether it is stored or not.
     *
     * @param item its number, or 0 while there is none
     */
    record Text(long item, ItemKey key, String area, Document document) {

        static Text of(Draft draft) {
            ContentItem item = draft.item();
            return new Text(item.id(), item.key(), item.area(), draft.document());
        }

        Text saying(Document other) {
            return new Text(item, key, area, other);
        }
    }

    private final ContentPreview preview;
    private final ContentSnapshots snapshots;
    private final Drafts drafts;
    private final TransactionOperations transactions;

    Rehearsals(ContentPreview preview, ContentSnapshots snapshots, Drafts drafts, TransactionOperations transactions) {
        this.preview = preview;
        this.snapshots = snapshots;
        this.drafts = drafts;
        this.transactions = transactions;
    }

    /** What would be said if the head of an item were live; only for those who may change it. */
    ContentPreview.Said talk(Kind kind, long id, Turn turn, Editor who) {
        Draft draft = drafts.find(kind, id);
        who.mustEdit(draft.item().area());
        return talk(Text.of(draft), turn);
    }

    ContentPreview.Said talk(Text text, Turn turn) {
        String said = turn.text() == null ? "" : turn.text().strip();
        boolean isTap = turn.button() != null && !turn.button().isBlank();
        if (!isTap && said.isEmpty()) {
            throw wrong("text-missing", "'text' or 'button' is needed.");
        }
        if (said.codePointCount(0, said.length()) > LONGEST) {
            throw wrong("text-too-long", "'text' may have at most " + LONGEST + " characters.");
        }
        Catalogue content = over(text);
        try {
            return isTap
                    ? preview.tap(Objects.requireNonNull(turn.button()), content)
                    : preview.say(said, turn.lastService(), content);
        } catch (IllegalArgumentException e) {
            throw wrong("not-sendable", "The text is none that could be sent: mend it first.");
        }
    }

    /** The bubble that residents would see of it; empty while it is none that could be sent. */
    Optional<JsonNode> look(Text text) {
        return look(text.key(), over(text));
    }

    /** The bubble that residents get of it now. */
    Optional<JsonNode> lookNow(ItemKey key) {
        return Optional.ofNullable(transactions.execute(transaction -> snapshots.live()))
                .filter(live -> live.text(key).isPresent())
                .flatMap(live -> look(key, new Catalogue(0, live.services())));
    }

    private Optional<JsonNode> look(ItemKey key, Catalogue content) {
        return key.kind() == Kind.SERVICE
                ? preview.menu(key.service(), content)
                : preview.answer(key.service(), key.topic(), content);
    }

    /** What is live with this text, and with all drafts of its service where that one has never been live. */
    private Catalogue over(Text text) {
        String service = text.key().service();
        Publication after = Objects.requireNonNull(transactions.execute(transaction -> {
            Publication all = new Publication(snapshots.live());
            if (all.text(ItemKey.service(service)).isEmpty()) {
                drafts.all().stream()
                        .filter(draft -> draft.item().key().service().equals(service))
                        .filter(draft -> draft.item().state() != State.RETIRED)
                        .forEach(draft -> all.put(draft.item(), draft.item().head(), draft.document()));
            }
            return all;
        }));
        after.put(new Publication.Text(text.item(), text.key(), text.area(), 0, text.document()));
        ItemKey general = ItemKey.answer(service, null);
        if (after.text(general).isEmpty()) {
            after.put(new Publication.Text(0, general, text.area(), 0, standIn(text.document())));
        }
        return new Catalogue(0, after.services());
    }

    /** For the general answer that a service needs and does not have yet. */
    private static Answer standIn(Document text) {
        String body = text instanceof CityService service ? service.summary() : "…";
        return new Answer(
                text.title(), body, null, List.of(), List.of(), null, null, 0, List.of(), List.of(), List.of());
    }

    private static Problem wrong(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }
}
