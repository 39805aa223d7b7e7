package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.FuzzSeeds;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.code_intelligence.jazzer.mutation.annotation.NotNull;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written, understanding ends with an answer, and a mask hides numbers. */
class UnderstandingFuzzTests {

    private static final WholeUnderstanding UNDERSTANDING = new WholeUnderstanding();

    @MethodSource("understandingSeeds")
    @FuzzTest
    void understanding(@NotNull String text) {
        UNDERSTANDING.check(text);
    }

    @MethodSource("maskingSeeds")
    @FuzzTest
    void masking(@NotNull String text) {
        UNDERSTANDING.checkMask(text);
    }

    static Stream<Arguments> understandingSeeds() {
        return FuzzSeeds.of("understanding");
    }

    static Stream<Arguments> maskingSeeds() {
        return FuzzSeeds.of("masking");
    }
}
