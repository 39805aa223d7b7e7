package ar.gob.buenosaires.vecino.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No message that the understanding learns from is a near-copy of a held-out one. What fails is named by file and line
 * of the message that is learned from: nothing of the held-out file is shown.
 */
class NearCopyTests {

    private static final double TOO_MUCH = 0.6; // of a message's own word pairs

    private static final Set<String> AFTER_THIRD_SET = Set.of(
            "tuning-balcon.jsonl",
            "tuning-colectivo.jsonl",
            "tuning-feria.jsonl",
            "tuning-kiosco.jsonl",
            "tuning-malestar.jsonl",
            "tuning-ronda.jsonl",
            "tuning-anden.jsonl",
            "tuning-zaguan.jsonl",
            "tuning-patio.jsonl",
            "tuning-azotea.jsonl",
            "tuning-ventana.jsonl",
            "tuning-pasillo.jsonl",
            "tuning-comedor.jsonl",
            "tuning-espejo.jsonl",
            "tuning-botiquin.jsonl",
            "tuning-mostrador.jsonl",
            "tuning-patineta.jsonl",
            "tuning-consultorio.jsonl",
            "tuning-retazos.jsonl",
            "tuning-burbujas.jsonl",
            "tuning-terraza.jsonl",
            "tuning-umbral.jsonl",
            "tuning-vereda.jsonl",
            "typed-answers.jsonl");

    private static final Set<String> BETWEEN_SECOND_AND_THIRD = Set.of(
            "tuning-ajeno.jsonl",
            "tuning-auxilio.jsonl",
            "tuning-calle.jsonl",
            "tuning-eco.jsonl",
            "tuning-escuela.jsonl",
            "tuning-guardia.jsonl",
            "tuning-mezcla.jsonl",
            "tuning-paseo.jsonl",
            "tuning-plaza.jsonl",
            "tuning-raro.jsonl");

    private static final Pattern WORD = Pattern.compile("[a-z0-9]+");

    private record Words(String all, Set<String> pairs) {

        static Words of(String text) {
            String folded = Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD)
                    .replaceAll("\\p{Mn}", "");
            List<String> words =
                    WORD.matcher(folded).results().map(MatchResult::group).toList();
            Set<String> pairs = new HashSet<>();
            for (int i = 1; i < words.size(); i++) {
                pairs.add(words.get(i - 1) + " " + words.get(i));
            }
            return new Words(words.isEmpty() ? text.strip() : String.join(" ", words), pairs);
        }

        Stream<String> keys() {
            return Stream.concat(Stream.of(all), pairs.stream());
        }

        boolean isLike(Words other) {
            if (pairs.isEmpty() || other.pairs.isEmpty()) {
                return all.equals(other.all);
            }
            long shared = pairs.stream().filter(other.pairs::contains).count();
            return shared >= TOO_MUCH * pairs.size();
        }
    }

    @Test
    void whatIsLearnedIsNoNearCopyOfWhatIsHeldOut() throws IOException {
        assertThat(copies("test.jsonl", file -> !file.equals("utterances.jsonl")))
                .isEmpty();
    }

    @Test
    void norOfTheSecondSet() throws IOException {
        assertThat(copies("test-2.jsonl", AFTER_THIRD_SET::contains)).isEmpty();
        assertThat(copies("test-2.jsonl", BETWEEN_SECOND_AND_THIRD::contains)).isEmpty();
    }

    @Test
    void norOfTheThirdSet() throws IOException {
        assertThat(copies("test-3.jsonl", AFTER_THIRD_SET::contains)).isEmpty();
    }

    /** Held-out messages were chosen not to be like those which were there before; these are asked only one way. */
    private static List<String> copies(String set, Predicate<String> later) throws IOException {
        Map<String, List<Words>> heldOut = byWords(read(Path.of("src/test/data/understanding", set)));
        List<String> copies = new ArrayList<>();
        for (Path file : learned()) {
            String name = file.getFileName().toString();
            List<Words> messages = read(file);
            for (int line = 0; line < messages.size(); line++) {
                Words message = messages.get(line);
                if (akin(message, heldOut)
                        .anyMatch(h -> h.isLike(message) || (later.test(name) && message.isLike(h)))) {
                    copies.add(name + ":" + (line + 1));
                }
            }
        }
        return copies;
    }

    @Test
    void aMessageIsLikeAnotherThatSharesMostOfItsPairs() {
        Words message = Words.of("¿Cuándo me toca la VTV?");

        assertThat(message.isLike(Words.of("hola cuando me toca la vtv este año")))
                .isTrue();
        assertThat(message.isLike(Words.of("cuando me toca renovar"))).isFalse();
        assertThat(Words.of("hola").isLike(Words.of("Hola!"))).isTrue();
    }

    /** By all that two must share at least one of to be like each other: a pair, or everything. */
    private static Map<String, List<Words>> byWords(List<Words> messages) {
        Map<String, List<Words>> all = new HashMap<>();
        messages.forEach(message -> message.keys()
                .forEach(key -> all.computeIfAbsent(key, k -> new ArrayList<>()).add(message)));
        return all;
    }

    private static Stream<Words> akin(Words message, Map<String, List<Words>> messages) {
        return message.keys().flatMap(key -> messages.getOrDefault(key, List.of()).stream());
    }

    private static List<Path> learned() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("db/understanding/messages"))) {
            return files.sorted().collect(Collectors.toList());
        }
    }

    private static List<Words> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Words> all = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            all.add(Words.of(json.readTree(line).path("text").asText()));
        }
        return all;
    }
}
