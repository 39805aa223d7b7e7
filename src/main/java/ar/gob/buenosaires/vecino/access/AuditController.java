package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AuditTrail.Kind;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who did what when. */
@Tag(name = "users")
@RestController
class AuditController {

    private final Audit audit;

    AuditController(Audit audit) {
        this.audit = audit;
    }

    @Operation(summary = "Who did what, the newest first; who looks after privacy sees looks at tickets only")
    @GetMapping("/api/v1/audit")
    Audit.Page page(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Instant before,
            Authentication reader) {
        return audit.page(new Audit.Filter(who, kind, from, to, before), Rights.of(reader));
    }
}
