package ar.gob.buenosaires.vecino;

import static ar.gob.buenosaires.vecino.access.Role.ADMIN;
import static ar.gob.buenosaires.vecino.access.Role.CLINICIAN;
import static ar.gob.buenosaires.vecino.access.Role.DISPATCHER;
import static ar.gob.buenosaires.vecino.access.Role.EDITOR;
import static ar.gob.buenosaires.vecino.access.Role.PRIVACY;
import static ar.gob.buenosaires.vecino.access.Role.REVIEWER;

import ar.gob.buenosaires.vecino.access.Role;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who may call what. */
final class EndpointRows {

    /** By method and path; null: everybody, even without signing in. */
    static final Map<String, @Nullable Set<Role>> ROWS = new TreeMap<>();

    static {
        may(null, """
                GET /api/v1/services
                GET /api/v1/services/{slug}
                GET /console/login
                POST /webhooks/same
                GET /webhooks/whatsapp
                POST /webhooks/whatsapp
                """);
        may(EnumSet.of(DISPATCHER, ADMIN), """
                GET /api/v1/tickets
                GET /api/v1/tickets/{id}
                """);
        may(EnumSet.of(DISPATCHER), """
                POST /api/v1/tickets/search
                GET /api/v1/tickets/stream
                PATCH /api/v1/tickets/{id}
                POST /api/v1/tickets/{id}/acknowledge
                POST /api/v1/tickets/{id}/arrive
                POST /api/v1/tickets/{id}/cancel
                POST /api/v1/tickets/{id}/close
                POST /api/v1/tickets/{id}/dispatch
                POST /api/v1/tickets/{id}/hand-over
                POST /api/v1/tickets/{id}/messages
                POST /api/v1/tickets/{id}/no-contact
                POST /api/v1/tickets/{id}/release
                GET /console/tickets
                POST /console/tickets/break
                GET /console/tickets/list
                POST /console/tickets/search
                GET /console/tickets/status
                GET /console/tickets/stream
                GET /console/tickets/{id}
                POST /console/tickets/{id}/correct
                POST /console/tickets/{id}/hand-over
                GET /console/tickets/{id}/live
                POST /console/tickets/{id}/release
                POST /console/tickets/{id}/say
                POST /console/tickets/{id}/step
                POST /console/tickets/{id}/take
                """);
        may(EnumSet.of(EDITOR, REVIEWER, CLINICIAN), """
                POST /api/v1/preview
                """);
        may(EnumSet.of(CLINICIAN), """
                GET /api/v1/protocols
                POST /api/v1/protocols
                POST /api/v1/protocols/resume
                POST /api/v1/protocols/suspend
                POST /api/v1/protocols/{id}/{version}/activate
                GET /api/v1/protocols/{id}/{version}/dry-run
                POST /api/v1/protocols/{id}/{version}/propose
                GET /console/protocols
                GET /console/protocols/new
                POST /console/protocols/new
                POST /console/protocols/resume
                POST /console/protocols/suspend
                GET /console/protocols/{id}/{version}
                POST /console/protocols/{id}/{version}/activate
                POST /console/protocols/{id}/{version}/propose
                """);
        may(EnumSet.of(REVIEWER, CLINICIAN), """
                GET /api/v1/red-flags
                GET /api/v1/red-flags/changes
                POST /api/v1/red-flags/changes
                POST /api/v1/red-flags/changes/{id}/approve
                POST /api/v1/red-flags/changes/{id}/discard
                GET /api/v1/red-flags/changes/{id}/trial
                POST /api/v1/red-flags/preview
                GET /console/red-flags
                POST /console/red-flags
                POST /console/red-flags/effect
                GET /console/red-flags/{id}
                POST /console/red-flags/{id}/approve
                POST /console/red-flags/{id}/discard
                """);
        may(EnumSet.of(EDITOR, REVIEWER), """
                GET /api/v1/answers
                POST /api/v1/answers
                GET /api/v1/answers/{id}
                PATCH /api/v1/answers/{id}
                PUT /api/v1/answers/{id}
                POST /api/v1/answers/{id}/approve
                POST /api/v1/answers/{id}/discard
                GET /api/v1/answers/{id}/history
                POST /api/v1/answers/{id}/retire
                GET /api/v1/answers/{id}/revisions
                GET /api/v1/answers/{id}/revisions/{number}
                POST /api/v1/answers/{id}/roll-back
                POST /api/v1/answers/{id}/send-back
                POST /api/v1/answers/{id}/submit
                POST /api/v1/answers/{id}/talk
                GET /api/v1/answers/{id}/trial
                GET /api/v1/content
                POST /api/v1/content
                GET /api/v1/content/imports
                POST /api/v1/content/imports/{id}/approve
                POST /api/v1/content/imports/{id}/discard
                GET /api/v1/content/imports/{id}/trial
                GET /api/v1/content/notices
                POST /api/v1/content/notices
                POST /api/v1/content/notices/preview
                POST /api/v1/content/notices/{id}/approve
                POST /api/v1/content/notices/{id}/end
                GET /api/v1/content/services
                POST /api/v1/content/services
                GET /api/v1/content/services/{id}
                PATCH /api/v1/content/services/{id}
                PUT /api/v1/content/services/{id}
                POST /api/v1/content/services/{id}/approve
                POST /api/v1/content/services/{id}/discard
                GET /api/v1/content/services/{id}/history
                POST /api/v1/content/services/{id}/retire
                GET /api/v1/content/services/{id}/revisions
                GET /api/v1/content/services/{id}/revisions/{number}
                POST /api/v1/content/services/{id}/roll-back
                POST /api/v1/content/services/{id}/send-back
                POST /api/v1/content/services/{id}/submit
                POST /api/v1/content/services/{id}/talk
                GET /api/v1/content/services/{id}/trial
                GET /api/v1/keywords
                POST /api/v1/keywords
                DELETE /api/v1/keywords/{id}
                GET /api/v1/statistics
                GET /api/v1/unanswered
                GET /api/v1/unanswered/export
                GET /api/v1/unanswered/{group}
                POST /api/v1/unanswered/{group}/answer
                POST /api/v1/unanswered/{group}/assign
                POST /api/v1/unanswered/{group}/dismiss
                POST /api/v1/unanswered/{group}/preview
                GET /console/calendar
                GET /console/content
                POST /console/content
                GET /console/content/answers/new
                POST /console/content/check
                GET /console/content/services/new
                POST /console/content/talk
                GET /console/content/{id}
                POST /console/content/{id}
                GET /console/content/{id}/revisions
                POST /console/content/{id}/roll-back
                POST /console/content/{id}/step
                GET /console/notices
                POST /console/notices
                POST /console/notices/effect
                POST /console/notices/{id}/approve
                POST /console/notices/{id}/end
                GET /console/statistics
                GET /console/unanswered
                GET /console/unanswered/decided
                GET /console/unanswered/{group}
                POST /console/unanswered/{group}/answer
                POST /console/unanswered/{group}/answer-effect
                POST /console/unanswered/{group}/assign
                POST /console/unanswered/{group}/dismiss
                POST /console/unanswered/{group}/effect
                """);
        may(EnumSet.of(ADMIN), """
                GET /api/v1/areas
                POST /api/v1/areas
                DELETE /api/v1/areas/{slug}
                PATCH /api/v1/areas/{slug}
                GET /api/v1/users
                POST /api/v1/users
                GET /api/v1/users/{name}
                PATCH /api/v1/users/{name}
                POST /api/v1/users/{name}/disable
                POST /api/v1/users/{name}/enable
                POST /api/v1/users/{name}/reset-password
                GET /console/areas
                POST /console/areas
                POST /console/areas/{slug}/remove
                POST /console/areas/{slug}/rename
                GET /console/users
                GET /console/users/new
                POST /console/users/new
                GET /console/users/{name}
                POST /console/users/{name}
                POST /console/users/{name}/disable
                POST /console/users/{name}/enable
                POST /console/users/{name}/reset-password
                """);
        may(EnumSet.of(EDITOR, ADMIN), """
                GET /api/v1/deputies
                POST /api/v1/deputies
                DELETE /api/v1/deputies/{id}
                GET /console/deputies
                POST /console/deputies
                POST /console/deputies/{id}/end
                """);
        may(EnumSet.of(ADMIN, PRIVACY), """
                GET /api/v1/audit
                GET /console/audit
                """);
        may(EnumSet.allOf(Role.class), """
                POST /api/v1/password
                GET /console
                GET /console/password
                POST /console/password
                GET /swagger-ui.html
                GET /v3/api-docs
                GET /v3/api-docs.yaml
                GET /v3/api-docs/swagger-config
                """);
        may(EnumSet.of(REVIEWER), """
                GET /console/review
                GET /console/review/{id}
                POST /console/review/{id}/approve
                POST /console/review/{id}/send-back
                GET /console/review/{id}/trial
                """);
        may(EnumSet.noneOf(Role.class), """
                GET /error
                """);
    }

    private EndpointRows() {}

    private static void may(@Nullable Set<Role> roles, String endpoints) {
        endpoints.lines().forEach(endpoint -> ROWS.put(endpoint, roles));
    }
}
