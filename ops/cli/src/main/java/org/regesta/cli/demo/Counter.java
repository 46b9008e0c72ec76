package org.regesta.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.regesta.cli.verb.Failed;
import tools.jackson.databind.JsonNode;

/** The adjudicator's counter: looks at both records, and decides. */
final class Counter {

    private static final int LOOKS = 300;

    private final Api adjudicator;
    private final Story story;

    Counter(Api adjudicator, Story story) {
        this.adjudicator = adjudicator;
        this.story = story;
    }

    /** The second enrolment is a duplicate; whoever else waits is a person of their own. */
    void decide(Enrolments enrolments, Api officer) {
        String duplicate = enrolments.twin().packet().rid();
        for (JsonNode waiting : adjudicator.get("/v1/adjudications").path("items")) {
            String rid = waiting.path("registrationId").asString();
            adjudicator.send("POST", "/v1/adjudications/" + rid + "/claim", Map.of());
            JsonNode shown = adjudicator.get("/v1/adjudications/" + rid);
            String candidate = shown.path("candidates")
                    .path(0)
                    .path("record")
                    .path("registrationId")
                    .asString(enrolments.first().packet().rid());
            story.say("   " + waiting.path("reason").asString() + ", score "
                    + waiting.path("score").asInt() + ", the records shown side by side");
            decide(
                    rid,
                    rid.equals(duplicate)
                            ? Map.of("decision", "DUPLICATE", "duplicateOf", candidate, "reasonCode", "same-fingers")
                            : Map.of("decision", "DIFFERENT_PEOPLE", "reasonCode", "different-people"));
        }
        await(officer, duplicate, List.of("REJECTED_DUPLICATE"));
        story.say("   the second enrolment is refused as a duplicate");
    }

    private void decide(String rid, Map<String, String> decision) {
        adjudicator.send("POST", "/v1/adjudications/" + rid + "/decision", decision);
    }

    private static void await(Api officer, String rid, List<String> standings) {
        for (int look = 0; look < LOOKS; look++) {
            if (standings.contains(Enrolments.standing(officer, rid))) {
                return;
            }
            LockSupport.parkNanos(100_000_000);
        }
        throw new Failed("the adjudicated registration stands at " + Enrolments.standing(officer, rid));
    }
}
