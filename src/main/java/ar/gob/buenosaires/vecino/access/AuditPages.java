package ar.gob.buenosaires.vecino.access;

import ar.gob.buenosaires.vecino.access.AuditTrail.Entry;
import ar.gob.buenosaires.vecino.access.AuditTrail.Kind;
import ar.gob.buenosaires.vecino.core.CityTime;
import io.swagger.v3.oas.annotations.Hidden;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The console's page of who did what when. */
@Hidden
@Controller
class AuditPages {

    private static final Pattern TRIAL = Pattern.compile("(.*) days=(\\d+) cases=(\\d+)");

    private final Audit audit;
    private final MessageSource texts;

    AuditPages(Audit audit, MessageSource texts) {
        this.audit = audit;
        this.texts = texts;
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
        Audit.Page found = audit.page(filter, rights);
        page.addAttribute("entries", found.entries().stream().map(this::told).toList());
        page.addAttribute("next", found.next()).addAttribute("zone", CityTime.ZONE);
        return "console/people/audit";
    }

    /** The record keeps roles by their names in the program, and what a trial read as {@code version days=7 cases=12}. */
    private Entry told(Entry entry) {
        String detail = entry.detail();
        if (entry.kind() == Kind.USERS) {
            for (Role role : Role.values()) {
                String name = texts.getMessage("people.role." + role, null, LocaleContextHolder.getLocale());
                detail = detail.replaceAll("\\b" + role + "\\b", name);
            }
        }
        Matcher trial = TRIAL.matcher(detail);
        if (entry.kind() == Kind.PROTOCOLS && trial.matches()) {
            Object[] read = {trial.group(1), Integer.valueOf(trial.group(2)), Integer.valueOf(trial.group(3))};
            detail = texts.getMessage("audit.tried", read, LocaleContextHolder.getLocale());
        }
        return new Entry(entry.at(), entry.who(), entry.kind(), entry.what(), entry.about(), detail);
    }
}
