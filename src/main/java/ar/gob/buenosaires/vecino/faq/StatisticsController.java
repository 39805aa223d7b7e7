package ar.gob.buenosaires.vecino.faq;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What residents asked and how well it was answered, in figures that name nobody. */
@Tag(name = "content")
@RestController
@RequestMapping("/api/v1/statistics")
class StatisticsController {

    private final StatisticsDesk desk;

    StatisticsController(StatisticsDesk desk) {
        this.desk = desk;
    }

    @Operation(
            summary = "Figures of the last days: what was asked most, how much was answered by day and area, and what"
                    + " publications changed; 'area' takes only its services")
    @GetMapping
    Statistics of(@RequestParam(defaultValue = "30") int days, @RequestParam(required = false) @Nullable String area) {
        return desk.of(days, area);
    }
}
