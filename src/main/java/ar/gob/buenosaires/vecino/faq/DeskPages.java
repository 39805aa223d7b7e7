package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.CityTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What several pages of editors need: names of content, and what a person may choose from. */
@Component
class DeskPages {

    private static final Locale HERE = Locale.forLanguageTag("es-AR");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/yyyy", HERE);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("d/M/yyyy, HH:mm", HERE).withZone(CityTime.ZONE);

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("HH:mm", HERE).withZone(CityTime.ZONE);

    private final Drafts drafts;
    private final Areas areas;
    private final MessageSource texts;

    DeskPages(Drafts drafts, Areas areas, MessageSource texts) {
        this.drafts = drafts;
        this.areas = areas;
        this.texts = texts;
    }

    ContentNames names() {
        return new ContentNames(drafts.all(), areas.findAll(), texts);
    }

    /** A service that a person may edit, with its topics. */
    record ServiceChoice(String slug, String title, List<TopicChoice> topics) {}

    record TopicChoice(String slug, String title) {}

    /** By title; without what has been retired. */
    List<ServiceChoice> editable(Editor who) {
        List<Draft> all = drafts.all().stream()
                .filter(draft -> draft.item().state() != State.RETIRED
                        && draft.item().retiring() == null
                        && who.edits(draft.item().area()))
                .toList();
        return all.stream()
                .filter(draft -> draft.item().key().kind() == Kind.SERVICE)
                .map(service -> new ServiceChoice(
                        service.item().key().service(), service.document().title(), topics(service, all)))
                .sorted(Comparator.comparing(ServiceChoice::title))
                .toList();
    }

    private static List<TopicChoice> topics(Draft service, List<Draft> all) {
        return all.stream()
                .filter(draft -> draft.item().key().kind() == Kind.ANSWER
                        && draft.item().key().topic() != null
                        && draft.item()
                                .key()
                                .service()
                                .equals(service.item().key().service()))
                .sorted(Comparator.comparingInt(draft -> draft.document().position()))
                .map(draft -> new TopicChoice(
                        String.valueOf(draft.item().key().topic()),
                        draft.document().title()))
                .toList();
    }

    /** Government areas by name. */
    List<AreaChoice> areas() {
        return areas.findAll().stream()
                .map(area -> new AreaChoice(area.slug(), area.name()))
                .sorted(Comparator.comparing(AreaChoice::name))
                .toList();
    }

    record AreaChoice(String slug, String name) {}

    /** Days and times as people here write them. */
    static final class Dates {
        public String day(LocalDate day) {
            return DAY.format(day);
        }

        public String hour(Instant time) {
            return HOUR.format(time);
        }

        public String time(@Nullable Instant time) {
            return time == null ? "" : TIME.format(time);
        }
    }
}
