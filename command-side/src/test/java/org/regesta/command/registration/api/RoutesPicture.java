package org.regesta.command.registration.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.regesta.command.registration.api.Route.Decision;
import org.regesta.events.registration.Stage;

/** The table of routes as a page with a picture for each different route. */
final class RoutesPicture {

    private RoutesPicture() {}

    static String page() {
        StringBuilder page = new StringBuilder("""
                # What a packet goes through

                Drawn from the table of routes (`Routes`); a test keeps the two equal. At every stage: work that
                fails is tried again, what waits too long is in `GET /v1/operations/stuck`, and before the decision an
                officer can end a registration with a reason. INTRODUCE is passed over where the packet names nobody
                by number who answers for a child; at AUTHENTICATE an adjudicator decides where nothing is enrolled.
                CRVS_NEW, CRVS_DEATH, CRVS_DEATH_REVOKED, RES_UPDATE and RES_REPRINT also come without a packet of the
                field: put down by `createPacket`, begun on by `workflowinstance`, the same way from there on.
                At ISSUE the handles that the packet chose are claimed before there is an identity; none stays
                claimed where one of them became another's since VALIDATE.
                Where CLASSIFY finds images too poor, the registration is paused for a BIOMETRIC_CORRECTION.
                Another packet than the one awaited is turned away, and MOSIP's status is RESEND until the right one
                came. A decision that is overdue changes no route: supervisors are told, and the case waits on.
                """);
        List<Route> drawn = new ArrayList<>();
        for (Route route : Routes.all()) {
            if (drawn.stream().noneMatch(other -> isAlike(other, route))) {
                drawn.add(route);
                page.append("\n## ").append(processes(route)).append("\n\n").append(picture(route));
            }
        }
        return page.toString();
    }

    private static boolean isAlike(Route one, Route other) {
        return one.stages().equals(other.stages())
                && one.decision() == other.decision()
                && one.effect() == other.effect();
    }

    private static String processes(Route like) {
        return String.join(
                ", ",
                Routes.all().stream()
                        .filter(route -> isAlike(like, route))
                        .map(route -> route.process().name())
                        .toList());
    }

    private static String picture(Route route) {
        List<String> lines = new ArrayList<>(List.of("```mermaid", "flowchart TD"));
        if (route.decision() == Decision.RESUMES) {
            return correction(route, lines);
        }
        String before = "received([packet received])";
        for (Stage stage : route.stages()) {
            lines.add("    " + before + " --> " + node(stage));
            before = stage.name();
            if (Routes.exit(stage) == Route.Exit.REJECTED) {
                lines.add("    " + stage + " -- invalid --> rejected([rejected])");
            }
        }
        if (route.decision() == Decision.BY_IDENTIFICATION) {
            lines.add("    " + before + " --> decision{who is it?}");
            lines.add("    decision -- one person of all --> approved([approved])");
            lines.add("    decision -- nobody --> rejected");
            lines.add("    decision -- unsure --> adjudication[an adjudicator decides]");
            lines.add("    adjudication -- one of them --> approved");
            lines.add("    adjudication -- none of them --> rejected");
        } else if (route.decision() == Decision.BY_COMPARISON) {
            lines.add("    " + before + " --> decision{" + question(route) + "}");
            lines.add("    decision -- one of them undecided: wait --> decision");
            lines.add("    decision -- yes --> adjudication[an adjudicator decides]");
            lines.add("    adjudication -- duplicate --> rejected");
            lines.add("    adjudication -- different people --> approved([approved])");
            lines.add("    decision -- no --> approved");
        } else {
            lines.add("    " + before + " -- good --> approved([approved])");
        }
        lines.add("    approved --> " + node(route.effect()));
        if (Routes.exit(route.effect()) == Route.Exit.OVERTAKEN) {
            lines.add("    " + route.effect() + " -- overtaken: " + overtaken(route) + " --> rejected");
        }
        lines.add("    " + route.effect() + " --> finished([finished])");
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    /** Who is issued an identity had none that could change meanwhile. */
    private static String overtaken(Route route) {
        return route.effect() == Stage.ISSUE
                ? "a handle that was chosen became another's"
                : "it fits the person no more";
    }

    /** Whoever has nothing enrolled to be proven by is judged, too. */
    private static String question(Route route) {
        return route.stages().contains(Stage.AUTHENTICATE)
                ? "like somebody else before, or unproven?"
                : "like somebody before?";
    }

    private static String correction(Route route, List<String> lines) {
        Stage stage = route.stages().getFirst();
        lines.add("    paused([paused: images too poor, better ones asked for]) --> received([packet received])");
        lines.add("    paused -- an officer goes on without --> next[the stage after " + route.effect() + "]");
        lines.add("    received --> " + node(stage));
        lines.add("    " + stage + " -- good --> " + node(route.effect()));
        lines.add("    " + stage + " -- cannot be taken: asked again --> paused");
        lines.add("    " + route.effect() + " -- still too poor: asked again --> paused");
        lines.add("    " + route.effect() + " -- asked " + Routes.MOST_REQUESTS + " times --> rejected([rejected])");
        lines.add("    " + route.effect() + " -- good --> next");
        lines.add("```");
        return String.join("\n", lines) + "\n";
    }

    private static String node(Stage stage) {
        return stage + "[" + stage.name().toLowerCase(Locale.ROOT).replace('_', ' ') + "]";
    }
}
