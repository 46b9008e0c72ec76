package org.regesta.command.registration.api;

import static org.regesta.command.registration.api.Route.CORRECTED;
import static org.regesta.command.registration.api.Route.Decision.AT_ONCE;
import static org.regesta.command.registration.api.Route.Decision.BY_COMPARISON;
import static org.regesta.command.registration.api.Route.Decision.BY_IDENTIFICATION;
import static org.regesta.command.registration.api.Route.Decision.RESUMES;
import static org.regesta.events.registration.Stage.APPLY;
import static org.regesta.events.registration.Stage.AUTHENTICATE;
import static org.regesta.events.registration.Stage.CLASSIFY;
import static org.regesta.events.registration.Stage.COMPARE_BIOMETRICS;
import static org.regesta.events.registration.Stage.COMPARE_DEMOGRAPHICS;
import static org.regesta.events.registration.Stage.CORRECT;
import static org.regesta.events.registration.Stage.ENROL;
import static org.regesta.events.registration.Stage.IDENTIFY;
import static org.regesta.events.registration.Stage.INTRODUCE;
import static org.regesta.events.registration.Stage.ISSUE;
import static org.regesta.events.registration.Stage.VALIDATE;

import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.regesta.command.registration.api.Route.Exit;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.Stage;

/** The route of every process: the one table. A table that leaves anything open stops the start. */
public final class Routes {

    private static final List<Stage> COMPARISON =
            List.of(VALIDATE, CLASSIFY, INTRODUCE, ENROL, COMPARE_DEMOGRAPHICS, COMPARE_BIOMETRICS);

    /** The fields by which whoever answers for a child is found. */
    public static final String INTRODUCER_UIN = "introducerUIN";

    public static final String INTRODUCER_RID = "introducerRID";

    private static final List<Route> TABLE = checked(List.of(
            new Route(Process.NEW, COMPARISON, BY_COMPARISON, ISSUE),
            new Route(Process.ACTIVATED, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.DEACTIVATED, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.CRVS_DEATH, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.CRVS_DEATH_REVOKED, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.UPDATE, List.of(VALIDATE, AUTHENTICATE, ENROL, COMPARE_BIOMETRICS), BY_COMPARISON, APPLY),
            new Route(Process.LOST, List.of(VALIDATE, IDENTIFY), BY_IDENTIFICATION, APPLY),
            new Route(Process.RES_UPDATE, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.CRVS_NEW, COMPARISON, BY_COMPARISON, ISSUE),
            new Route(Process.RES_REPRINT, List.of(VALIDATE), AT_ONCE, APPLY),
            new Route(Process.BIOMETRIC_CORRECTION, List.of(CORRECT), RESUMES, CORRECTED)));

    /** How often the field is asked for the same; then it ends. */
    public static final int MOST_REQUESTS = 3;

    private Routes() {}

    public static List<Route> all() {
        return TABLE;
    }

    public static Route of(Process process) {
        return TABLE.get(process.ordinal());
    }

    /** Where a registration goes on that a stage does not find good. */
    public static Exit exit(Stage stage) {
        return switch (stage) {
            case VALIDATE, AUTHENTICATE, INTRODUCE -> Exit.REJECTED;
            case COMPARE_DEMOGRAPHICS, COMPARE_BIOMETRICS, IDENTIFY -> Exit.ADJUDICATED;
            case CORRECT -> Exit.ASKED_AGAIN;
            case CLASSIFY, ENROL -> Exit.TRIED_AGAIN;
            case ISSUE, APPLY -> Exit.OVERTAKEN;
        };
    }

    /** The stages that a packet has no need of: who names nobody by number brings nobody to be found. */
    public static Set<Stage> needless(RegistrationEvent.Validated found) {
        return found.guardian().containsKey(INTRODUCER_UIN) || found.guardian().containsKey(INTRODUCER_RID)
                ? Set.of()
                : Set.of(INTRODUCE);
    }

    /** @throws IllegalStateException when a process or a stage is missing, or a route leads nowhere */
    static List<Route> checked(List<Route> table) {
        require(
                table.stream().map(Route::process).toList().equals(List.of(Process.values())),
                "each process has one route, in the order of processes");
        Set<Stage> reached = EnumSet.noneOf(Stage.class);
        for (Route route : table) {
            check(route);
            reached.addAll(route.stages());
            reached.add(route.effect());
        }
        require(reached.equals(EnumSet.allOf(Stage.class)), "each stage is reached");
        return List.copyOf(table);
    }

    private static void check(Route route) {
        List<Stage> stages = route.stages();
        if (route.decision() == RESUMES) {
            require(
                    stages.equals(List.of(CORRECT)) && route.effect() == CORRECTED,
                    route.process() + " is a part of another process");
            return;
        }
        require(!stages.contains(CORRECT), route.process() + " is paused before it is corrected");
        require(!stages.isEmpty() && stages.getFirst() == VALIDATE, route.process() + " begins with validation");
        require(new HashSet<>(stages).size() == stages.size(), route.process() + " does each stage once");
        require(!stages.contains(route.effect()), route.process() + " has its effect after the decision");
        require(exit(route.effect()) == Exit.OVERTAKEN, route.process() + " takes nothing back it approved");
        require(
                stages.stream().noneMatch(stage -> exit(stage) == Exit.OVERTAKEN),
                route.process() + " is overtaken by nothing before the decision");
        boolean compares = stages.stream().anyMatch(stage -> exit(stage) == Exit.ADJUDICATED);
        require(compares == (route.decision() != AT_ONCE), route.process() + " is decided by what it compares");
        boolean ranked = stages.contains(ENROL) && !stages.contains(IDENTIFY);
        require(
                !compares
                        || (ranked == (route.decision() == BY_COMPARISON)
                                && exit(stages.getLast()) == Exit.ADJUDICATED),
                route.process() + " compares last, those who have a rank");
        require(
                (route.decision() == BY_IDENTIFICATION) == stages.contains(IDENTIFY),
                route.process() + " finds out who it is when that decides");
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new IllegalStateException("the table of routes is wrong: " + what);
        }
    }
}
