package org.regesta.command.registration.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.api.Route.Decision;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.Stage;

class RoutesTest {

    private static final Path PICTURE = Path.of("../docs/processes.md");

    @Test
    void the_picture_in_the_docs_is_the_table() throws IOException {
        if (Boolean.getBoolean("approve")) {
            Files.writeString(PICTURE, RoutesPicture.page());
        }
        assertThat(Files.readString(PICTURE))
                .as("run RoutesTest with -Dapprove=true when the table changed")
                .isEqualTo(RoutesPicture.page());
    }

    @Test
    void a_route_goes_from_its_first_stage_to_the_decision() {
        for (Route route : Routes.all()) {
            if (route.decision() == Decision.RESUMES) {
                continue; // a part of another
            }
            Optional<Stage> last = Optional.empty();
            List<Stage> passed = new ArrayList<>();
            while (route.after(last).isPresent()) {
                last = route.after(last);
                passed.add(last.orElseThrow());
            }
            assertThat(passed).isEqualTo(route.stages());
            assertThat(route.isDecidedAfter(last)).isTrue();
            assertThat(route.after(Optional.of(route.effect()))).isEmpty();
            assertThat(Routes.of(route.process())).isEqualTo(route);
        }
    }

    @Test
    void a_stage_that_a_packet_has_no_need_of_is_passed_over() {
        Route fresh = Routes.of(Process.NEW);
        assertThat(fresh.after(Optional.of(Stage.CLASSIFY), Set.of(Stage.INTRODUCE)))
                .contains(Stage.ENROL);
        assertThat(fresh.after(Optional.of(Stage.CLASSIFY), Set.of())).contains(Stage.INTRODUCE);
    }

    @Test
    void what_was_corrected_is_classified_anew_and_goes_on_from_there() {
        Route fresh = Routes.of(Process.NEW);
        assertThat(fresh.after(Optional.of(Stage.CORRECT))).contains(Stage.CLASSIFY);
        assertThat(Routes.of(Process.BIOMETRIC_CORRECTION).effect()).isEqualTo(Stage.CLASSIFY);
        assertThat(Routes.of(Process.UPDATE).after(Optional.of(Stage.CORRECT))).isEmpty();
    }

    @Test
    void a_table_that_leaves_anything_open_stops_the_start() {
        Route fresh = Routes.of(Process.NEW);
        assertThatCode(() -> Routes.checked(Routes.all())).doesNotThrowAnyException();
        refused(Routes.all().subList(1, Routes.all().size()), "each process has one route");
        refused(
                with(Process.DEACTIVATED, fresh.stages(), Decision.AT_ONCE, Stage.APPLY),
                "decided by what it compares");
        refused(with(Process.DEACTIVATED, List.of(), Decision.AT_ONCE, Stage.APPLY), "begins with validation");
        refused(
                with(Process.DEACTIVATED, List.of(Stage.VALIDATE, Stage.VALIDATE), Decision.AT_ONCE, Stage.APPLY),
                "each stage once");
        refused(
                with(Process.DEACTIVATED, List.of(Stage.VALIDATE, Stage.APPLY), Decision.AT_ONCE, Stage.APPLY),
                "its effect after the decision");
        refused(
                with(Process.DEACTIVATED, List.of(Stage.VALIDATE, Stage.APPLY), Decision.AT_ONCE, Stage.ISSUE),
                "overtaken by nothing before the decision");
        refused(
                with(Process.DEACTIVATED, List.of(Stage.VALIDATE), Decision.AT_ONCE, Stage.COMPARE_BIOMETRICS),
                "takes nothing back");
        refused(
                with(
                        Process.NEW,
                        List.of(Stage.VALIDATE, Stage.COMPARE_DEMOGRAPHICS),
                        Decision.BY_COMPARISON,
                        Stage.ISSUE),
                "compares last, those who have a rank");
        refused(with(Process.LOST, List.of(Stage.VALIDATE), Decision.AT_ONCE, Stage.APPLY), "each stage is reached");
        refused(
                with(Process.LOST, List.of(Stage.VALIDATE, Stage.IDENTIFY), Decision.BY_COMPARISON, Stage.APPLY),
                "compares last, those who have a rank");
        refused(
                with(Process.BIOMETRIC_CORRECTION, List.of(Stage.VALIDATE), Decision.RESUMES, Stage.CLASSIFY),
                "a part of another process");
        refused(
                with(Process.DEACTIVATED, List.of(Stage.VALIDATE, Stage.CORRECT), Decision.AT_ONCE, Stage.APPLY),
                "paused before it is corrected");
    }

    private static List<Route> with(Process process, List<Stage> stages, Decision decision, Stage effect) {
        List<Route> table = new ArrayList<>(Routes.all());
        table.set(process.ordinal(), new Route(process, stages, decision, effect));
        return table;
    }

    private static void refused(List<Route> table, String why) {
        assertThatThrownBy(() -> Routes.checked(table))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(why);
    }
}
