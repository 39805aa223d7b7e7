package ar.gob.buenosaires.vecino.faq;

import io.swagger.v3.oas.annotations.Hidden;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;

/** What editors look at and do nothing with: the calendar and the statistics. */
@Hidden
@Controller
class FiguresPages {

    private static final List<Integer> PERIODS = List.of(7, 30, 90);

    private final Calendar calendar;
    private final StatisticsDesk statistics;
    private final DeskPages pages;

    FiguresPages(Calendar calendar, StatisticsDesk statistics, DeskPages pages) {
        this.calendar = calendar;
        this.statistics = statistics;
        this.pages = pages;
    }

    @ModelAttribute
    void frame(Model page) {
        page.addAttribute("dates", new DeskPages.Dates()).addAttribute("areas", pages.areas());
    }

    /** A referent sees their own area first. */
    @GetMapping("/console/calendar")
    String calendar(@RequestParam(required = false) @Nullable String area, Authentication who, Model page) {
        Editor editor = Editor.of(who);
        boolean own = area == null && !editor.reviewer() && editor.areas().size() == 1;
        String wanted = own ? editor.areas().iterator().next() : blankToNull(area);
        page.addAttribute("wantedArea", wanted).addAttribute("shown", calendar.of(wanted));
        page.addAttribute("names", pages.names());
        return "console/calendar";
    }

    @GetMapping("/console/statistics")
    String statistics(
            @RequestParam(defaultValue = "30") int days,
            @RequestParam(required = false) @Nullable String area,
            Model page) {
        int period = PERIODS.contains(days) ? days : 30;
        Statistics figures = statistics.of(period, blankToNull(area));
        page.addAttribute("days", period).addAttribute("periods", PERIODS);
        page.addAttribute("wantedArea", blankToNull(area)).addAttribute("figures", figures);
        page.addAttribute(
                "asked",
                chart(
                        figures,
                        List.of(
                                day -> day.questions().answered(),
                                day -> day.questions().askedBack(),
                                day -> day.questions().unanswered())));
        page.addAttribute(
                "unanswered", chart(figures, List.of(day -> day.questions().unanswered())));
        return "console/statistics";
    }

    private static DayChart chart(Statistics figures, List<ToLongFunction<Statistics.Day>> series) {
        List<Map<LocalDate, Long>> counts = series.stream()
                .map(count -> figures.days().stream()
                        .collect(Collectors.toMap(Statistics.Day::day, day -> count.applyAsLong(day))))
                .toList();
        return DayChart.of(figures.from(), figures.to(), counts);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text;
    }
}
