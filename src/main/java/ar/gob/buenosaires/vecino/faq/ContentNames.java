package ar.gob.buenosaires.vecino.faq;

import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;

/** What items, areas and other things that a message may be about are called in the console. */
final class ContentNames {

    private static final String ASKED_BACK = "?";

    private final Map<String, String> titles = new HashMap<>();
    private final Map<String, String> areas = new HashMap<>();
    private final MessageSource texts;

    ContentNames(Collection<Draft> drafts, Collection<Area> known, MessageSource texts) {
        this.texts = texts;
        drafts.stream()
                .filter(draft -> draft.item().key().kind() == Kind.SERVICE
                        || draft.item().key().topic() != null)
                .forEach(draft ->
                        titles.put(slug(draft.item().key()), draft.document().title()));
        known.forEach(area -> areas.put(area.slug(), area.name()));
    }

    private static String slug(ItemKey key) {
        return key.topic() == null ? key.service() : key.service() + "/" + key.topic();
    }

    /** An answer or a service by name: {@code Ecobici: Precio}. */
    public String of(String service, @Nullable String topic) {
        String title = titles.getOrDefault(service, service);
        return topic == null || topic.equals(ContentFileReader.GENERAL)
                ? title
                : title + ": " + titles.getOrDefault(service + "/" + topic, topic);
    }

    public String area(String slug) {
        return areas.getOrDefault(slug, slug);
    }

    /** A place as trials name it: {@code service/topic}, with a question mark where it is only asked back. */
    public String place(String place) {
        boolean asked = place.endsWith(ASKED_BACK);
        String bare = asked ? place.substring(0, place.length() - 1) : place;
        String name = titles.containsKey(bare.split("/", -1)[0]) ? named(bare) : intent(bare);
        return asked && !bare.equals("none") ? text("desk.trial.asks", name) : name;
    }

    private String named(String bare) {
        int slash = bare.indexOf('/');
        return slash < 0 ? of(bare, null) : of(bare.substring(0, slash), bare.substring(slash + 1));
    }

    private String intent(String slug) {
        Locale locale = LocaleContextHolder.getLocale();
        String told = texts.getMessage("desk.intent." + slug, null, slug, locale);
        return told == null ? slug : told;
    }

    private String text(String key, String value) {
        return texts.getMessage(key, new Object[] {value}, LocaleContextHolder.getLocale());
    }
}
