package ar.gob.buenosaires.vecino.faq;

import ar.gob.buenosaires.vecino.access.AccessRecord;
import ar.gob.buenosaires.vecino.access.AccessRecord.What;
import ar.gob.buenosaires.vecino.access.KnownAreas;
import ar.gob.buenosaires.vecino.access.Staff;
import ar.gob.buenosaires.vecino.core.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Government areas as administrators look after them. */
@Component
class AreaDesk implements KnownAreas {

    private static final int LONGEST_NAME = 60;

    private final Areas areas;
    private final ContentRules rules;
    private final Staff staff;
    private final AccessRecord record;
    private final JdbcClient jdbc;

    AreaDesk(Areas areas, ContentRules rules, Staff staff, AccessRecord record, JdbcClient jdbc) {
        this.areas = areas;
        this.rules = rules;
        this.staff = staff;
        this.record = record;
        this.jdbc = jdbc;
    }

    /**
     * An area.
     *
     * @param referents names of those who write its content
     * @param services how many it has that are not retired
     */
    record AreaView(String slug, String name, List<String> referents, long services) {}

    /** By name. */
    @Override
    @Transactional(readOnly = true)
    public List<KnownArea> all() {
        return areas.findAll().stream()
                .map(area -> new KnownArea(area.slug(), area.name()))
                .sorted(Comparator.comparing(KnownArea::name))
                .toList();
    }

    @Override
    public boolean hold(String slug) {
        return jdbc.sql("select slug from area where slug = ? for key share")
                .param(slug.replace("\0", ""))
                .query(String.class)
                .optional()
                .isPresent();
    }

    /** By name. */
    @Transactional(readOnly = true)
    public List<AreaView> views() {
        Map<String, Long> services = new HashMap<>();
        jdbc.sql("""
                        select area_slug, count(*) as n from content_item
                        where kind = 'SERVICE' and state <> 'RETIRED' group by area_slug""").query(row -> {
            services.put(row.getString("area_slug"), row.getLong("n"));
        });
        Map<String, List<String>> referents = staff.referents();
        return all().stream()
                .map(area -> new AreaView(
                        area.slug(),
                        area.name(),
                        referents.getOrDefault(area.slug(), List.of()),
                        services.getOrDefault(area.slug(), 0L)))
                .toList();
    }

    @Transactional(readOnly = true)
    public AreaView view(String slug) {
        return views().stream()
                .filter(area -> area.slug().equals(slug))
                .findFirst()
                .orElseThrow(AreaDesk::unknown);
    }

    @Transactional
    public AreaView add(String slug, String name, String who) {
        if (!ContentRules.isSlug(slug)) {
            throw bad("slug-invalid", "'slug' has lower-case letters, digits and single hyphens only.");
        }
        check(name);
        int added = jdbc.sql("insert into area (slug, name, origin) values (?, ?, 'EDITOR') on conflict do nothing")
                .params(slug, name)
                .update();
        if (added == 0) {
            throw new Problem(HttpStatus.CONFLICT, "area-exists", "There is an area of that slug.");
        }
        record.note(What.AREA_ADDED, who, slug, name);
        return view(slug);
    }

    @Transactional
    public AreaView rename(String slug, String name, String who) {
        Area area = areas.findById(slug).orElseThrow(AreaDesk::unknown);
        check(name);
        if (!area.name().equals(name)) {
            record.note(What.AREA_RENAMED, who, slug, area.name() + " → " + name);
            area.rename(name);
            areas.saveAndFlush(area);
        }
        return view(slug);
    }

    /** Only one that nothing and nobody belongs to. */
    @Transactional
    public void remove(String slug, String who) {
        boolean known = jdbc.sql("select slug from area where slug = ? for update")
                .param(slug)
                .query(String.class)
                .optional()
                .isPresent();
        if (!known) {
            throw unknown();
        }
        boolean services = jdbc.sql("select exists (select from content_item where area_slug = ?)")
                .param(slug)
                .query(Boolean.class)
                .single();
        if (services) {
            throw new Problem(HttpStatus.CONFLICT, "area-has-services", "Services belong to the area.");
        }
        if (staff.anyOf(slug)) {
            throw new Problem(HttpStatus.CONFLICT, "area-has-users", "Users belong to the area.");
        }
        jdbc.sql("delete from area where slug = ?").param(slug).update();
        record.note(What.AREA_REMOVED, who, slug, "");
    }

    private void check(String name) {
        if (!rules.flaws("name", name, LONGEST_NAME).isEmpty() || name.indexOf('\n') >= 0) {
            throw bad("area-name-invalid", "'name' is a line of 1 to 60 characters, all of them visible.");
        }
    }

    private static Problem bad(String slug, String detail) {
        return new Problem(HttpStatus.BAD_REQUEST, slug, detail);
    }

    private static Problem unknown() {
        return new Problem(HttpStatus.NOT_FOUND, "area-unknown", "There is no area of that slug.");
    }
}
