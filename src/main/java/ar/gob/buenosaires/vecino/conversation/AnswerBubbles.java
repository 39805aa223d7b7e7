package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.core.PlainText;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.Notice;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.messaging.Limits;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Section;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Turns an answer into one bubble: with buttons, with a list, with a link, or plain. */
@Component
class AnswerBubbles {

    private static final int MOST_BUTTONS = 3;
    private static final int MOST_ROWS = 10;

    private final Phrases phrases;
    private final Placeholders placeholders;
    private final Clock clock;

    AnswerBubbles(Phrases phrases, Placeholders placeholders, Clock clock) {
        this.clock = clock;
        this.phrases = phrases;
        this.placeholders = placeholders;
    }

    OutgoingMessage bubble(PublishedService service, PublishedAnswer answer, Catalogue catalogue, Asked asked) {
        Map<String, String> next = followUps(service, answer, catalogue);
        Asked.Also also = asked.also();
        Optional<Notice> notice = catalogue.notice(service.slug(), clock.instant());
        String told = placeholders.fill(titled(service, answer), asked).strip();
        String body = withAlso(notice.map(now -> noticed(now, told)).orElse(told), also);
        if (also != null) {
            next.values().remove(also.title());
            next.remove(also.id());
            next = first(also, next);
        }
        URI link = notice.filter(Notice::instead).isPresent() ? null : answer.link();
        if (next.isEmpty() && link != null && answer.linkText() != null && Fit.fits(Limits.BODY, body)) {
            return new OutgoingMessage.Link(body, null, Fit.into(Limits.BUTTON_TITLE, answer.linkText()), link);
        }
        String whole = link == null ? body : body + "\n\n" + linkLine(answer, link);
        if (next.size() < MOST_BUTTONS) {
            next.put(ReplyId.MENU, phrases.say("button.menu"));
        }
        boolean asButtons = next.size() <= MOST_BUTTONS
                && Fit.fits(Limits.BODY, whole)
                && next.values().stream().allMatch(title -> Fit.fits(Limits.BUTTON_TITLE, title));
        return asButtons ? buttons(whole, next) : list(whole, next);
    }

    /** What else there is to an answer, for who asked for what is not there. */
    OutgoingMessage others(PublishedService service, PublishedAnswer answer, Catalogue catalogue) {
        Map<String, String> next = followUps(service, answer, catalogue);
        if (next.size() < MOST_BUTTONS) {
            next.put(ReplyId.MENU, phrases.say("button.menu"));
        }
        boolean asButtons = next.size() <= MOST_BUTTONS
                && next.values().stream().allMatch(title -> Fit.fits(Limits.BUTTON_TITLE, title));
        String body = phrases.say("say.lacking", answer.title());
        return asButtons ? buttons(body, next) : list(body, next);
    }

    /** A topic's answer says which service it is about, where its own words do not. */
    private static String titled(PublishedService service, PublishedAnswer answer) {
        String body = answer.body().strip();
        boolean named = answer.topic() == null || names(body, service.title());
        String titled = named ? body : "*" + service.title() + ": " + answer.title() + "*\n\n" + body;
        return Fit.fits(Limits.BODY, titled) ? titled : body;
    }

    /** A notice that leaves no room for the answer stands alone, above the answer's buttons. */
    private static String noticed(Notice notice, String body) {
        String both = notice.text() + "\n\n" + body;
        return notice.instead() || !Fit.fits(Limits.BODY, both) ? notice.text() : both;
    }

    private String withAlso(String body, Asked.@Nullable Also also) {
        String whole = also == null ? body : body + "\n\n" + phrases.say("say.also", also.title());
        return Fit.fits(Limits.BODY, whole) ? whole : body;
    }

    private static Map<String, String> first(Asked.Also also, Map<String, String> next) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put(also.id(), also.title());
        all.putAll(next);
        return all;
    }

    private static String linkLine(PublishedAnswer answer, URI link) {
        return answer.linkText() == null ? link.toString() : answer.linkText() + ": " + link;
    }

    /** Titles by id; only what is published, each title once. */
    private static Map<String, String> followUps(PublishedService here, PublishedAnswer answer, Catalogue catalogue) {
        Map<String, String> next = new LinkedHashMap<>();
        for (String followUp : answer.followUps()) {
            int slash = followUp.indexOf('/');
            Optional<PublishedService> target =
                    slash < 0 ? Optional.of(here) : catalogue.service(followUp.substring(0, slash));
            String topic = followUp.substring(slash + 1);
            target.ifPresent(there -> there.answer(topic.isEmpty() ? null : topic)
                    .map(a -> there.slug().equals(here.slug()) ? a.title() : elsewhere(there, a))
                    .filter(title -> !next.containsValue(title))
                    .ifPresent(title -> next.put(id(there.slug(), topic), title)));
        }
        return next;
    }

    /** Ten services have a "Cuánto sale": beside an answer of another one it says whose. */
    private static String elsewhere(PublishedService there, PublishedAnswer answer) {
        if (answer.topic() == null || names(answer.title(), there.shortName())) {
            return answer.title();
        }
        String whose = there.shortName() + ": " + answer.title();
        return Fit.fits(Limits.BUTTON_TITLE, whose) ? whose : there.shortName();
    }

    private static boolean names(String text, String service) {
        return PlainText.of(text).toString().contains(PlainText.of(service).toString());
    }

    private static String id(String slug, String topic) {
        return topic.isEmpty() ? ReplyId.service(slug) : ReplyId.answer(slug, topic);
    }

    private static OutgoingMessage buttons(String body, Map<String, String> next) {
        List<Button> buttons = new ArrayList<>();
        next.forEach((id, title) -> buttons.add(new Button(id, title)));
        return new OutgoingMessage.Buttons(body, null, buttons);
    }

    private OutgoingMessage list(String body, Map<String, String> next) {
        List<Row> rows = new ArrayList<>();
        next.forEach((id, title) -> rows.add(new Row(id, Fit.into(Limits.ROW_TITLE, title), null)));
        List<Row> most = new ArrayList<>(rows.subList(0, Math.min(rows.size(), MOST_ROWS - 1)));
        if (!next.containsKey(ReplyId.MENU)) {
            most.add(new Row(ReplyId.MENU, phrases.say("row.back"), null));
        }
        return new OutgoingMessage.Menu(
                Fit.into(Limits.TEXT, body), null, phrases.say("list.follow-ups"), List.of(new Section(null, most)));
    }
}
