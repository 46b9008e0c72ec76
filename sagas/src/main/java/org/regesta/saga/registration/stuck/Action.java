package org.regesta.saga.registration.stuck;

import java.util.ArrayList;
import java.util.List;
import org.regesta.command.registration.api.Route;
import org.regesta.command.registration.api.Routes;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.Wait;
import org.regesta.saga.registration.Whereabouts;

/**
 * What one can do about a stuck registration: the rules accept it where it stands.
 *
 * @param name the last part of {@code POST /v1/operations/stuck/{rid}/…}; {@code decide} is an adjudicator's, {@code
 *     take-away} is {@code POST /v1/adjudications/{rid}/claim/removal}
 * @param stages from which one can restart
 */
public record Action(String name, List<Stage> stages) {

    static List<Action> at(Whereabouts here) {
        List<Action> actions = new ArrayList<>();
        boolean claimed = here.adjudication().claimedBy().isPresent();
        if (here.waitsFor() == Wait.ADJUDICATION) {
            actions.add(new Action("decide", List.of()));
            if (claimed) {
                actions.add(new Action("take-away", List.of()));
            }
        } else if (resumable(here)) {
            actions.add(new Action("resume", List.of()));
        }
        List<Stage> again = restartable(here);
        if (!again.isEmpty()) {
            actions.add(new Action("restart", again));
        }
        if (!here.decided() && !claimed) {
            actions.add(new Action("reject", List.of()));
        }
        return List.copyOf(actions);
    }

    private static boolean resumable(Whereabouts here) {
        Route route = Routes.of(here.process());
        return switch (here.waitsFor()) {
            case PACKET, CANDIDATES, ADJUDICATION, NOTICE, GALLERY -> false;
            case NEXT_STEP ->
                here.approved()
                        || (!here.decided()
                                && !here.answered().contains(route.stages().getLast()));
            case INFORMATION -> true; // it goes on without
            case VALIDATE,
                    CORRECT,
                    CLASSIFY,
                    AUTHENTICATE,
                    INTRODUCE,
                    IDENTIFY,
                    ENROL,
                    COMPARE_DEMOGRAPHICS,
                    COMPARE_BIOMETRICS,
                    ISSUE,
                    APPLY -> true;
        };
    }

    private static List<Stage> restartable(Whereabouts here) {
        if (here.decided() || here.waitsFor() == Wait.ADJUDICATION) {
            return List.of();
        }
        Route route = Routes.of(here.process());
        boolean ranked = here.answered().contains(Stage.ENROL); // a rank in the gallery is given once
        return here.answered().stream()
                .filter(stage -> !ranked || !route.isUpTo(stage, Stage.ENROL))
                .sorted()
                .toList();
    }
}
