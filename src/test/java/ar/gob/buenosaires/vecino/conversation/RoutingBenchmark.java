package ar.gob.buenosaires.vecino.conversation;

import ar.gob.buenosaires.vecino.faq.Catalogue;
import java.io.File;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/**
 * How long one message takes from its text to what it was taken for, over the founders' messages in turn and over
 * all labelled ones, with 100 services and 5,000 rows. The targets are a median under 100 µs and a p99 under 1 ms; prints and asserts nothing, as
 * the machine decides too. See docs/measurements.md.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RoutingBenchmark {

    private static final TimeValue SECONDS = TimeValue.seconds(10);

    /** Whose messages: the first 420 are like those that a day brings, all the others are longer. */
    @Param({"utterances", ""})
    public String file = "";

    private List<String> texts = List.of();
    private @Nullable ConversationFixture parts;
    private int next;

    /** Starts JMH in a process of its own. */
    @Test
    void measure() throws RunnerException {
        // an empty last entry is the project's directory to another process, with the content a second time
        String path = System.getProperty("java.class.path");
        System.setProperty("java.class.path", path.replaceAll(File.pathSeparator + "+$", ""));
        new Runner(new OptionsBuilder()
                        .include(RoutingBenchmark.class.getName())
                        .forks(1)
                        .warmupIterations(6)
                        .warmupTime(SECONDS)
                        .measurementIterations(3)
                        .measurementTime(SECONDS)
                        .shouldFailOnError(true)
                        .build())
                .run();
    }

    /** Learns from the rows too, which takes half a minute. */
    @Setup
    public void learn() {
        texts = LabelledMessages.read().stream()
                .filter(message -> message.file().startsWith(file))
                .map(LabelledMessage::text)
                .toList();
        Catalogue catalogue = ManyServices.catalogue(2);
        parts = new ConversationFixture(catalogue);
    }

    /** Signs of danger and the intent. */
    @Benchmark
    public Object routeOneMessage() {
        next = (next + 1) % texts.size();
        return Objects.requireNonNull(parts).route(texts.get(next), null);
    }

    /** What the webhook waits for. */
    @Benchmark
    public Object lookForDanger() {
        next = (next + 1) % texts.size();
        return Objects.requireNonNull(parts).look(texts.get(next));
    }
}
