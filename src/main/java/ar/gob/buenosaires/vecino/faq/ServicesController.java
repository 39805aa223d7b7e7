package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.core.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The services and their answers, open to everybody. */
@RestController
@RequestMapping("/api/v1/services")
class ServicesController {

    private final PublishedContent content;

    ServicesController(PublishedContent content) {
        this.content = content;
    }

    @GetMapping
    List<Summary> all() {
        return content().services().stream()
                .map(s -> new Summary(s.slug(), s.title(), s.summary()))
                .toList();
    }

    @GetMapping("/{slug}")
    Detail one(@PathVariable String slug) {
        return content()
                .service(slug)
                .map(Detail::of)
                .orElseThrow(() -> new Problem(HttpStatus.NOT_FOUND, "service-unknown", "No service has this slug."));
    }

    private Catalogue content() {
        try {
            return content.current();
        } catch (ContentAway e) {
            throw new Problem(HttpStatus.SERVICE_UNAVAILABLE, "content-away", "The content has not been read yet.");
        }
    }

    record Summary(String slug, String title, String summary) {}

    record Detail(String slug, String title, String summary, List<Reply> answers) {
        static Detail of(PublishedService service) {
            return new Detail(
                    service.slug(),
                    service.title(),
                    service.summary(),
                    service.answers().stream().map(Reply::of).toList());
        }
    }

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Reply(
            @Nullable String topic,
            String title,
            String body,
            @Nullable Link link) {
        static Reply of(PublishedAnswer answer) {
            URI url = answer.link();
            Link link = url == null ? null : new Link(answer.linkText(), url);
            return new Reply(answer.topic(), answer.title(), answer.plainBody(), link);
        }
    }

    record Link(@Nullable String text, URI url) {}
}
