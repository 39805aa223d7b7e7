package ar.gob.buenosaires.vecino.emergency.same;

import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Answer;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Call;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Cancel;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Failed;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Report;
import ar.gob.buenosaires.vecino.emergency.DispatchSystem.Update;
import io.github.resilience4j.timelimiter.TimeLimiter;
import io.github.resilience4j.timelimiter.TimeLimiterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/** The three requests that SAME takes, each within the time limit {@code same} as a whole. */
@Component
class SameApi {

    private static final String INCIDENTS = "/api/v1/incidents";

    private final RestClient rest;
    private final SameSettings settings;
    private final SameAnswers answers;
    private final TimeLimiter limit;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    SameApi(RestClient sameRestClient, SameSettings settings, SameAnswers answers, TimeLimiterRegistry limits) {
        this.rest = sameRestClient;
        this.settings = settings;
        this.answers = answers;
        this.limit = limits.timeLimiter("same");
    }

    /** What goes wrong on the way is an answer too. */
    Answer send(Call call) {
        try {
            return limit.executeFutureSupplier(() -> threads.submit(() -> exchange(call)));
        } catch (TimeoutException e) {
            return new Failed("time-out");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed("interrupted");
        } catch (Exception e) {
            return new Failed(reason(e));
        }
    }

    private Answer exchange(Call call) {
        return switch (call) {
            case Report report ->
                answers.of(
                        body(rest.post().uri(INCIDENTS), report.body())
                                .header("Idempotency-Key", report.ticket().toString()),
                        true);
            case Update update ->
                answers.of(body(rest.patch().uri(INCIDENTS + "/{id}", update.incidentId()), update.body()), false);
            case Cancel cancel ->
                answers.of(
                        body(rest.post().uri(INCIDENTS + "/{id}/cancel", cancel.incidentId()), cancel.body()), false);
        };
    }

    private RestClient.RequestBodySpec body(RestClient.RequestBodySpec request, String body) {
        return request.header(HttpHeaders.AUTHORIZATION, "Bearer " + settings.token())
                .contentType(MediaType.APPLICATION_JSON)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    /** Only what kind of error it was: its words could quote the address with the incident. */
    private static String reason(Exception e) {
        Throwable cause = e instanceof ResourceAccessException && e.getCause() != null ? e.getCause() : e;
        return cause.getClass().getSimpleName();
    }
}
