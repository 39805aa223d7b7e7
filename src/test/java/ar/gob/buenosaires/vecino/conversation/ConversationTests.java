package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ar.gob.buenosaires.vecino.TestDatabase;
import ar.gob.buenosaires.vecino.core.ContactId;
import ar.gob.buenosaires.vecino.faq.CatalogueChanged;
import ar.gob.buenosaires.vecino.faq.PublishedContents;
import ar.gob.buenosaires.vecino.faq.UnansweredQuestions;
import ar.gob.buenosaires.vecino.messaging.Content;
import ar.gob.buenosaires.vecino.messaging.IncomingMessage;
import ar.gob.buenosaires.vecino.messaging.NotReady;
import ar.gob.buenosaires.vecino.messaging.Outcome;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Button;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Buttons;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Menu;
import ar.gob.buenosaires.vecino.messaging.OutgoingMessage.Row;
import ar.gob.buenosaires.vecino.messaging.Turn;
import ar.gob.buenosaires.vecino.privacy.Vault;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class ConversationTests {

    private static final ConversationFixture PARTS = ConversationFixture.shared();
    private static final JdbcClient JDBC =
            JdbcClient.create(new DriverManagerDataSource(TestDatabase.freshUrl(), "postgres", "postgres"));

    private final Ticking clock = new Ticking();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private ContactId contact = new ContactId(1);
    private CityConversations conversations = conversations();

    @BeforeEach
    void aNewResident() {
        contact = new ContactId(JDBC.sql("insert into contact (created_at) values (now()) returning id")
                .query(Long.class)
                .single());
        conversations = conversations();
    }

    private CityConversations conversations() {
        return conversations(PARTS.comprehension);
    }

    private CityConversations conversations(Comprehension comprehension) {
        ConversationSettings settings = new ConversationSettings(
                Duration.ofMinutes(30), Duration.ofHours(12), Duration.ofHours(24), 3, 40, 20, Duration.ofMinutes(10));
        IntentMetrics metrics = new IntentMetrics(meters, PARTS.intents);
        metrics.follow(new CatalogueChanged(PARTS.catalogue));
        return new CityConversations(
                comprehension,
                new SmallTalk(PARTS.phrases),
                new Memory(new Standings(JDBC), new PlainVault(), settings, PARTS.intents),
                metrics,
                PARTS.unanswered(JDBC),
                new AnswerWishes(JDBC, new UnansweredQuestions(JDBC)),
                new NoPatients(),
                clock);
    }

    @Test
    void saysNothingRatherThanNotUnderstoodBeforeTheContentHasBeenRead() {
        conversations = conversations(
                new ConversationFixture(PARTS.catalogue, Clock.systemUTC(), all -> PublishedContents.away())
                        .comprehension);

        assertThatThrownBy(() -> say("cuánto sale la vtv")).isInstanceOf(NotReady.class);
        assertThat(say("mi papá no puede respirar").intent()).isEqualTo("emergency");
    }

    @Test
    void answersAQuestionWithOneBubble() {
        Turn turn = say("hola, cuándo me toca la vtv?");

        assertThat(turn.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(turn.intent()).isEqualTo("vtv");
        assertThat(turn.replies()).hasSize(1);
        assertThat(turn.grounds()).containsKeys("answer", "answer_version", "score", "reasons");
        assertThat(meters.get("vecino.intents").tag("intent", "vtv").counter().count())
                .isEqualTo(1);
    }

    @Test
    void dangerComesBeforeEverything() {
        Turn turn = say("hola, cuándo me toca la vtv? mi papá no puede respirar");

        assertThat(turn.intent()).isEqualTo("emergency");
        assertThat(turn.replies().getFirst().body()).startsWith("🚨 *Llamá ya al 107*");
        assertThat(turn.grounds()).containsEntry("line", "107").containsEntry("level", "RED");
    }

    @Test
    void dangerInACaptionCounts() {
        assertThat(conversations.firstAid(new Content.Media("image", "se desmayó mi mamá")))
                .isPresent();
        assertThat(conversations.firstAid(new Content.Media("image", null))).isEmpty();
        assertThat(conversations.firstAid(new Content.VoiceNote())).isEmpty();
    }

    @Test
    void dangerInEnglishIsAnsweredInEnglishToo() {
        String body =
                say("please help, my wife can't breathe").replies().getFirst().body();

        assertThat(body).contains("Call 107 now").contains("Llamá ya al 107");
    }

    @Test
    void remembersTheServiceForHalfAnHour() {
        say("vtv");
        clock.pass(Duration.ofMinutes(30).minusSeconds(6)); // each text comes five seconds later
        assertThat(say("y cuánto sale?").grounds()).containsEntry("answer", "vtv/cost");

        clock.pass(Duration.ofMinutes(30).minusSeconds(4));
        assertThat(say("y cuánto sale?").reason()).isEqualTo("unknown");
    }

    @Test
    void asksBackWhenUnsureAndSaysSoWhenItDoesNotKnow() {
        Turn unknown = say("asdfghjk");

        assertThat(unknown.intent()).isEqualTo("none");
        assertThat(unknown.replies().getFirst().body()).contains("147");
        assertThat(meters.get("vecino.unanswered").counter().count()).isEqualTo(1);
        assertThat(PARTS.answering
                        .to(new Understanding(
                                "vtv",
                                null,
                                null,
                                Understanding.Certainty.UNSURE,
                                0.4,
                                List.of(
                                        new Understanding.Alternative("certificados-de-estudio", 0.3),
                                        new Understanding.Alternative("symptoms", 0.3)),
                                List.of()))
                        .bubble())
                .isInstanceOfSatisfying(
                        Buttons.class, b -> assertThat(b.buttons()).hasSize(3));
    }

    @Test
    void theMenuReachesEveryService() {
        Menu groups = (Menu) tap("menu").replies().getFirst();
        List<String> services = rows(groups)
                .filter(row -> row.id().startsWith("menu:"))
                .flatMap(row -> rows((Menu) tap(row.id()).replies().getFirst()))
                .map(Row::id)
                .filter(id -> id.startsWith("service:"))
                .toList();

        assertThat(services)
                .containsExactlyInAnyOrderElementsOf(PARTS.catalogue.services().stream()
                        .map(service -> "service:" + service.slug())
                        .toList());
    }

    @Test
    void everyButtonOfEveryAnswerLeadsSomewhere() {
        PARTS.catalogue
                .services()
                .forEach(service -> service.answers().forEach(answer -> {
                    String id = answer.topic() == null
                            ? "service:" + service.slug()
                            : "answer:" + service.slug() + ":" + answer.topic();
                    OutgoingMessage bubble = decide(id).bubble();
                    assertThat(decide(id).reason()).as(id).isEqualTo("answer");
                    ids(bubble)
                            .forEach(next ->
                                    assertThat(decide(next).reason()).as(next).isIn("answer", "menu"));
                }));
    }

    @Test
    void aButtonThatIsGoneGetsTheMenu() {
        Turn turn = tap("service:no-longer");

        assertThat(turn.reason()).isEqualTo("button-gone");
        assertThat(turn.replies().getFirst()).isInstanceOf(Menu.class);
        assertThat(tap("💥:::").reason()).isEqualTo("button-gone");
        assertThat(tap("menu:turnos:99").replies().getFirst()).isInstanceOf(Menu.class);
    }

    @Test
    void aTopicThatIsGoneGetsItsService() {
        assertThat(tap("answer:vtv:no-longer").intent()).isEqualTo("vtv");
    }

    static Stream<Content> noWords() {
        return Stream.of(
                new Content.Media("image", null),
                new Content.Media("sticker", null),
                new Content.Media("image", "asdfghjk"),
                new Content.VoiceNote(),
                new Content.Location(-34.6, -58.4, null, null),
                new Content.ContactCards(List.of(), false),
                new Content.Order(),
                new Content.FormReply("{}"),
                new Content.Unsupported("hologram"));
    }

    @ParameterizedTest
    @MethodSource("noWords")
    void whatHoldsNoWordsGetsOnePoliteLine(Content content) {
        Turn turn = reply(content, clock.instant());

        assertThat(turn.outcome()).isEqualTo(Outcome.ANSWERED);
        assertThat(turn.replies()).hasSize(1);
        assertThat(turn.replies().getFirst().body()).contains("Escribime");
        if (content instanceof Content.VoiceNote) {
            assertThat(turn.replies().getFirst().body()).contains("107");
        }
    }

    static Stream<Content> nothingToSay() {
        return Stream.of(
                new Content.Reaction(),
                new Content.SystemNotice("user_changed_number"),
                new Content.GroupMessage(),
                new Content.Notice("edit"));
    }

    @ParameterizedTest
    @MethodSource("nothingToSay")
    void noticesGetNoReply(Content content) {
        Turn turn = reply(content, clock.instant());

        assertThat(turn.outcome()).isEqualTo(Outcome.IGNORED);
        assertThat(turn.replies()).isEmpty();
    }

    @Test
    void twoBotsWithOneSentenceDoNotLoop() {
        String bot = "Gracias por comunicarte, en breve te vamos a responder";

        List<Outcome> outcomes =
                Stream.generate(() -> say(bot)).limit(10).map(Turn::outcome).toList();

        assertThat(outcomes.subList(0, 3)).containsOnly(Outcome.ANSWERED);
        assertThat(outcomes.subList(3, 10)).containsOnly(Outcome.IGNORED);
        assertThat(say("no puede respirar").outcome()).isEqualTo(Outcome.ANSWERED);
        clock.pass(Duration.ofMinutes(11));
        assertThat(say(bot).outcome()).isEqualTo(Outcome.ANSWERED);
    }

    @Test
    void twoBotsWithManySentencesDoNotLoop() {
        int answered = 0;
        for (int i = 0; i < 100; i++) {
            answered += say("respuesta número " + i).outcome() == Outcome.ANSWERED ? 1 : 0;
        }

        assertThat(answered).isEqualTo(40);
    }

    @Test
    void aBurstOfOneResidentIsNoLoop() {
        Instant sent = clock.instant();
        for (int i = 0; i < 60; i++) {
            clock.pass(Duration.ofSeconds(2));
            assertThat(reply(new Content.Text("vtv"), sent).outcome()).isEqualTo(Outcome.ANSWERED);
        }
    }

    @Test
    void isSorryForADelayAndSilentAfterTheWindow() {
        assertThat(reply(new Content.Text("vtv"), clock.instant().minus(Duration.ofHours(13)))
                        .replies()
                        .getFirst()
                        .body())
                .startsWith("Perdón por la demora.");
        assertThat(reply(new Content.Text("vtv"), clock.instant().minus(Duration.ofHours(25)))
                        .reason())
                .isEqualTo("window-closed");
    }

    @Test
    void whatWeSaySentBackIsNoDanger() {
        for (HelpLine line : HelpLine.values()) {
            for (String language : List.of("es", "en", "pt")) {
                String body = new DangerBubbles(PARTS.phrases, PARTS.words)
                        .bubble(line, language)
                        .body();
                assertThat(conversations.firstAid(new Content.Text(body)))
                        .as(body)
                        .isEmpty();
            }
        }
        for (String key :
                List.of("say.greeting", "say.unknown", "say.voice", "say.media", "say.human", "say.apology")) {
            assertThat(conversations.firstAid(new Content.Text(PARTS.phrases.say(key))))
                    .as(key)
                    .isEmpty();
        }
    }

    @Test
    void anEchoEndsSoon() {
        Turn turn = say("tengo fiebre y tos");
        int turns = 1;
        while (turn.outcome() == Outcome.ANSWERED && turns < 100) {
            turn = say(turn.replies().getFirst().body());
            turns++;
        }

        assertThat(turns).isLessThan(10);
    }

    @Test
    void dangerRepeatedByAProgramEndsToo() {
        for (int i = 0; i < 20; i++) {
            assertThat(say("si necesitás una ambulancia, escribinos").outcome()).isEqualTo(Outcome.ANSWERED);
        }
        assertThat(say("si necesitás una ambulancia, escribinos").reason()).isEqualTo("loop");
        assertThat(say("no puedo respirar").outcome()).isEqualTo(Outcome.ANSWERED);
    }

    private static Decision decide(String id) {
        return PARTS.comprehension.decide(new Content.Choice(id, ""), Optional.empty(), null);
    }

    private static Stream<String> ids(OutgoingMessage bubble) {
        return switch (bubble) {
            case Buttons b -> b.buttons().stream().map(Button::id);
            case Menu m -> rows(m).map(Row::id);
            case OutgoingMessage other -> Stream.empty();
        };
    }

    private static Stream<Row> rows(Menu menu) {
        return menu.sections().stream().flatMap(section -> section.rows().stream());
    }

    private Turn say(String text) {
        clock.pass(Duration.ofSeconds(5));
        return reply(new Content.Text(text), clock.instant());
    }

    private Turn tap(String id) {
        clock.pass(Duration.ofSeconds(5));
        return reply(new Content.Choice(id, "…"), clock.instant());
    }

    private Turn reply(Content content, Instant sentAt) {
        return conversations.reply(new IncomingMessage(1, contact, sentAt, clock.instant(), content, "Vecina", false));
    }

    /** A clock that moves when told. */
    private static final class Ticking extends Clock {
        private Instant now = Instant.parse("2026-03-02T12:00:00Z");

        void pass(Duration time) {
            now = now.plus(time);
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }

    /** A vault that hides nothing. */
    private static final class PlainVault implements Vault {
        @Override
        public byte[] seal(String text) {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String open(byte[] sealed) {
            return new String(sealed, StandardCharsets.UTF_8);
        }

        @Override
        public byte[] fingerprint(String purpose, String value) {
            return (purpose + value).getBytes(StandardCharsets.UTF_8);
        }
    }

    /** Nobody is ill. */
    private static final class NoPatients implements Patients {

        @Override
        public Present of(IncomingMessage message) {
            return Present.NOTHING;
        }

        @Override
        public Reply alarm(IncomingMessage message, Decision danger, Present present) {
            return Reply.of(danger);
        }

        @Override
        public void overhear(IncomingMessage message, Present present) {}

        @Override
        public Optional<Reply> answer(IncomingMessage message, Present present, Supplier<Decision> routed) {
            return Optional.empty();
        }

        @Override
        public void keep(IncomingMessage message, List<Long> ids, List<OutgoingMessage> bubbles) {}
    }
}
