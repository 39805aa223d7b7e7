package ar.gob.buenosaires.vecino.faq;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** All content as the files of {@code db/content}, out and in. */
@Tag(name = "content")
@RestController
@RequestMapping("/api/v1/content")
class ContentController {

    private static final String ZIP = "application/zip";

    private final ContentImports imports;
    private final ImportReviews reviews;

    ContentController(ContentImports imports, ImportReviews reviews) {
        this.imports = imports;
        this.reviews = reviews;
    }

    /** Files by name. */
    record Files(@Nullable Map<String, String> files) {}

    /** An import that waits, or what became of it. */
    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Import(
            long id,
            String state,
            String who,
            Instant at,
            int items,
            int removals,
            int needed,
            List<String> approvals) {
        static Import of(ImportRows.Row row) {
            return new Import(
                    row.id(),
                    row.state(),
                    row.who(),
                    row.at(),
                    row.items(),
                    row.removals().size(),
                    row.needed(),
                    row.approvals());
        }
    }

    @Operation(
            summary = "All live content, one YAML file an area: a zip, or JSON where that is accepted;"
                    + " the same content gives the same bytes")
    @GetMapping
    ResponseEntity<Object> export(@RequestHeader(name = HttpHeaders.ACCEPT, defaultValue = ZIP) String accept) {
        if (accept.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Files(imports.export()));
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(ZIP))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"content.zip\"")
                .body(ContentZip.write(imports.export()));
    }

    @Operation(summary = "Takes files for review: 202 with what would change, 200 where nothing would")
    @PostMapping(consumes = {ZIP, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    ResponseEntity<ContentImports.Outcome> take(@RequestBody byte[] zip, Authentication who) {
        return taken(ContentZip.read(zip), who);
    }

    @Operation(summary = "The same with JSON: texts of files by name")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ContentImports.Outcome> takeJson(@RequestBody Files body, Authentication who) {
        Map<String, String> files = new TreeMap<>();
        if (body.files() != null) {
            body.files().forEach((name, text) -> files.put(ContentZip.checked(name), text));
        }
        return taken(files, who);
    }

    private ResponseEntity<ContentImports.Outcome> taken(Map<String, String> files, Authentication who) {
        if (files.isEmpty()) {
            throw ContentZip.unreadable();
        }
        var outcome = imports.take(files, Editor.of(who));
        return ResponseEntity.status(outcome.id() == null ? HttpStatus.OK : HttpStatus.ACCEPTED)
                .body(outcome);
    }

    @Operation(summary = "Imports, the newest first")
    @GetMapping("/imports")
    List<Import> imports() {
        return reviews.all().stream().map(Import::of).toList();
    }

    @Operation(summary = "What an import would change for residents, tried on messages")
    @GetMapping("/imports/{id}/trial")
    Trial trial(@PathVariable long id) {
        return reviews.trial(id);
    }

    @Operation(summary = "Approves somebody else's import; the last approval needed publishes all of it")
    @PostMapping("/imports/{id}/approve")
    Import approve(
            @PathVariable long id,
            @RequestBody(required = false) ItemController.@Nullable Reason body,
            Authentication who) {
        return Import.of(reviews.approve(id, ItemController.Reason.of(body), Editor.of(who)));
    }

    @Operation(summary = "Gives an import up")
    @PostMapping("/imports/{id}/discard")
    Import discard(
            @PathVariable long id,
            @RequestBody(required = false) ItemController.@Nullable Reason body,
            Authentication who) {
        return Import.of(reviews.discard(id, ItemController.Reason.of(body), Editor.of(who)));
    }
}
