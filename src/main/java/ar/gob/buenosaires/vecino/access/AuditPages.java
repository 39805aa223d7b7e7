package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AuditTrail.Kind;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's page of who did what when. */
@Hidden
@Controller
class AuditPages {

    private final Audit audit;

    AuditPages(Audit audit) {
        this.audit = audit;
    }

    @GetMapping("/console/audit")
    String page(
            @RequestParam(required = false) @Nullable String who,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate to,
            @RequestParam(required = false) @Nullable Instant before,
            Authentication reader,
            Model page) {
        Rights rights = Rights.of(reader);
        Audit.Filter filter = new Audit.Filter(who, kind, from, to, before);
        page.addAttribute("filter", filter).addAttribute("kinds", audit.kinds(rights));
        page.addAttribute("found", audit.page(filter, rights)).addAttribute("zone", CityTime.ZONE);
        return "console/people/audit";
    }
}
