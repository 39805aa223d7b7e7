package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.conversation.Understanding.Certainty;
import ar.gob.buenosaires.vecino.faq.Catalogue;
import ar.gob.buenosaires.vecino.faq.ContentAway;
import ar.gob.buenosaires.vecino.faq.PublishedAnswer;
import ar.gob.buenosaires.vecino.faq.PublishedContent;
import ar.gob.buenosaires.vecino.faq.PublishedService;
import ar.gob.buenosaires.vecino.messaging.Limits;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Says what a resident is told: by what was understood, or by the button that was tapped. */
@Component
class Answering {

    /** Of {@code none}: said to us, and nobody else's business. */
    private static final Set<String> SMALL_TALK = Set.of("ack", "unclear", "bot");

    private static final List<String> ASKABLE = List.of("symptoms", "human", "privacy", "emergency-cancel");

    private final Supplier<Catalogue> content;
    private final AnswerBubbles answers;
    private final MainMenu menu;
    private final Phrases phrases;
    private final AskedWords words;

    @Autowired
    Answering(PublishedContent content, AnswerBubbles answers, MainMenu menu, Phrases phrases, AskedWords words) {
        this(content::current, answers, menu, phrases, words);
    }

    private Answering(
            Supplier<Catalogue> content, AnswerBubbles answers, MainMenu menu, Phrases phrases, AskedWords words) {
        this.content = content;
        this.answers = answers;
        this.menu = menu;
        this.phrases = phrases;
        this.words = words;
    }

    /** Says what would be said if this were the content. */
    Answering over(Catalogue other) {
        return new Answering(() -> other, answers, menu, phrases, words);
    }

    Decision to(Understanding understood) {
        return to(understood, Asked.NOTHING);
    }

    /**
     * What is said to words.
     *
     * @throws ContentAway rather than "I did not understand" while nothing can be understood
     */
    Decision to(Understanding understood, Asked asked) {
        Objects.requireNonNull(content.get());
        Decision decision = switch (understood.certainty()) {
            case SURE -> sure(understood, asked);
            case UNSURE -> plate(asked).orElseGet(() -> unsure(understood));
            case UNKNOWN -> plate(asked).or(() -> lacking(understood, asked)).orElseGet(() -> unknown(asked));
        };
        return decision.because(grounds(understood));
    }

    boolean isService(String intent) {
        return content.get().service(intent).isPresent();
    }

    /** The button that leads to an ask beside the main one. */
    Optional<Asked.Also> also(Understanding other) {
        return button(other.intent(), other).map(button -> new Asked.Also(button.id(), button.title()));
    }

    Decision to(ReplyId choice) {
        Catalogue catalogue = content.get();
        return switch (choice) {
            case ReplyId.Menu chosen -> menu(chosen, catalogue);
            case ReplyId.Service chosen ->
                service(chosen.slug(), null, Asked.NOTHING).orElseGet(this::gone);
            case ReplyId.Answer chosen ->
                service(chosen.slug(), chosen.topic(), Asked.NOTHING)
                        .or(() -> service(chosen.slug(), null, Asked.NOTHING))
                        .orElseGet(this::gone);
            case ReplyId.Intent chosen ->
                phrases.has("say." + chosen.slug()) && ASKABLE.contains(chosen.slug())
                        ? social(chosen.slug(), Asked.NOTHING)
                        : gone();
            case ReplyId.Triage old -> gone();
            case ReplyId.Notify wish -> Decision.of("notify", null, withMenu(phrases.say("say.notify")));
            case ReplyId.Unknown unknown -> gone();
        };
    }

    /** What is live under this topic, null for the general answer; empty where nothing is. */
    Optional<Decision> answer(String slug, @Nullable String topic) {
        return service(slug, topic, Asked.NOTHING);
    }

    private Decision menu(ReplyId.Menu chosen, Catalogue catalogue) {
        OutgoingMessage bubble = chosen.group()
                .map(group -> menu.services(group, chosen.page(), catalogue))
                .orElseGet(() -> menu.groups(phrases.say("say.menu"), catalogue));
        return Decision.of("menu", "menu", bubble);
    }

    private Decision gone() {
        return Decision.of("button-gone", null, menu.groups(phrases.say("say.gone"), content.get()));
    }

    private Decision sure(Understanding understood, Asked asked) {
        String intent = understood.intent();
        if (intent.equals(Understanding.NONE)) {
            return new Decision(
                    SMALL_TALK.contains(understood.owner()) ? "social" : "elsewhere",
                    intent,
                    null,
                    withMenu(phrases.say("none." + understood.owner())),
                    Map.of());
        }
        String topic = understood.topic();
        Optional<Decision> computed =
                topic == null && words.plateDigit(asked.text()).isPresent() ? byPlate(intent, asked) : Optional.empty();
        return computed.or(() -> service(intent, topic, asked))
                .or(() -> service(intent, null, asked))
                .orElseGet(() -> social(intent, asked));
    }

    /** The answer to a message that is nothing but the plate that the last answer asked for. */
    private Optional<Decision> plate(Asked asked) {
        TalkedAbout last = asked.last();
        if (last == null || words.bareDigit(asked.text()).isEmpty()) {
            return Optional.empty();
        }
        return byPlate(last.service(), asked);
    }

    /** The answer of a service that depends on a plate. */
    private Optional<Decision> byPlate(String slug, Asked asked) {
        return content.get().service(slug).stream()
                .flatMap(service -> service.answers().stream())
                .filter(answer -> answer.topic() != null && Placeholders.has(Placeholders.PLATE_MONTH, answer.body()))
                .findFirst()
                .flatMap(answer -> service(slug, answer.topic(), asked));
    }

    private Optional<Decision> service(String slug, @Nullable String topic, Asked asked) {
        Catalogue catalogue = content.get();
        Optional<PublishedService> service = catalogue.service(slug);
        Optional<PublishedAnswer> answer = service.flatMap(s -> s.answer(topic));
        return answer.map(a -> new Decision(
                "answer",
                slug,
                slug,
                answers.bubble(service.orElseThrow(), a, catalogue, asked),
                Map.of("answer", new TalkedAbout(slug, topic).toString(), "answer_version", a.version())));
    }

    private Decision social(String intent, Asked asked) {
        return switch (intent) {
            case "menu" ->
                Decision.of("menu", intent, menu.groups(phrases.say(careful("say.menu", asked)), content.get()));
            case "thanks", "goodbye" ->
                Decision.of("social", intent, new OutgoingMessage.Text(phrases.say("say." + intent)));
            case "symptoms" ->
                Decision.of(
                        "symptoms",
                        intent,
                        new OutgoingMessage.Buttons(
                                phrases.say("say.symptoms"),
                                null,
                                List.of(
                                        new Button(ReplyId.service("turnos"), phrases.say("button.turnos")),
                                        menuButton())));
            case "greeting", "human", "privacy", "emergency-cancel" ->
                Decision.of("social", intent, withMenu(phrases.say("say." + intent)));
            default -> unknown(asked); // a service that was taken away a moment ago
        };
    }

    private Decision unsure(Understanding understood) {
        List<Button> buttons = Stream.concat(
                        Stream.of(understood.intent()),
                        understood.alternatives().stream().map(Understanding.Alternative::intent))
                .distinct()
                .flatMap(intent -> button(intent, understood).stream())
                .limit(3)
                .toList();
        if (buttons.isEmpty()) {
            return unknown(Asked.NOTHING);
        }
        return new Decision(
                Decision.UNSURE,
                understood.intent(),
                null,
                new OutgoingMessage.Buttons(phrases.say("say.unsure"), null, buttons),
                Map.of());
    }

    private Optional<Button> button(String intent, Understanding understood) {
        if (ASKABLE.contains(intent)) {
            return Optional.of(new Button(ReplyId.intent(intent), phrases.say("button." + intent)));
        }
        String topic = intent.equals(understood.intent()) ? understood.topic() : null;
        return content.get()
                .service(intent)
                .map(service -> new Button(
                        topic == null ? ReplyId.service(intent) : ReplyId.answer(intent, topic),
                        Fit.into(Limits.BUTTON_TITLE, service.shortName())));
    }

    private Decision unknown(Asked asked) {
        return Decision.of(Decision.UNKNOWN, Understanding.NONE, withMenu(phrases.say(careful("say.unknown", asked))));
    }

    /** Who was told whom to call a moment ago is told so again rather than that nothing was understood. */
    private String careful(String key, Asked asked) {
        TalkedAbout last = asked.last();
        String own = last == null ? "" : key + "." + last.service();
        return phrases.has(own) ? own : key;
    }

    /** The service talked about a moment ago is known to be meant, but has no such answer: what it has is offered. */
    private Optional<Decision> lacking(Understanding understood, Asked asked) {
        TalkedAbout last = asked.last();
        if (last == null || !understood.intent().equals(last.service())) {
            return Optional.empty();
        }
        Catalogue catalogue = content.get();
        return catalogue
                .service(last.service())
                .flatMap(service ->
                        service.answer(last.topic()).map(answer -> answers.others(service, answer, catalogue)))
                .map(bubble -> Decision.of(Decision.UNKNOWN, Understanding.NONE, bubble));
    }

    private OutgoingMessage withMenu(String body) {
        return new OutgoingMessage.Buttons(body, null, List.of(menuButton()));
    }

    private Button menuButton() {
        return new Button(ReplyId.MENU, phrases.say("button.menu"));
    }

    private static Map<String, Object> grounds(Understanding understood) {
        Map<String, Object> grounds = new LinkedHashMap<>();
        grounds.put("certainty", understood.certainty().name());
        grounds.put("score", Math.round(understood.score() * 1000) / 1000.0);
        grounds.put("reasons", understood.reasons());
        if (understood.certainty() != Certainty.SURE) {
            grounds.put(
                    "alternatives",
                    understood.alternatives().stream()
                            .map(Understanding.Alternative::intent)
                            .toList());
        }
        return grounds;
    }
}
