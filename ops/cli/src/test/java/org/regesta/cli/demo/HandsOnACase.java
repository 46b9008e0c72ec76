package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** A case before a house's adjudicators, over the port: who has it, who may not have it, and what came of it. */
final class HandsOnACase {

    private final House house;
    private final Api supervisor;
    private final Answers answers;
    private final String rid;
    private final String path;

    HandsOnACase(House house, Api supervisor, Answers answers, String rid) {
        this.house = house;
        this.supervisor = supervisor;
        this.answers = answers;
        this.rid = rid;
        this.path = "/v1/adjudications/" + rid;
    }

    /**
     * The house gives no time at all for decisions: it is overdue, said so once, and brought before supervisors.
     *
     * @param adjudicator who has it
     */
    void isOverdue(Api adjudicator) {
        House.await(() -> listed(adjudicator).path("overdueSince").isString());
        House.await(() -> listed(supervisor, "?overdue=true&limit=200").isObject());
        House.await(() -> House.listed(supervisor, rid).path("why").asString("").contains("was over at"));
        assertThat(House.listed(supervisor, rid).path("actions").valueStream().map(each -> each.path("name")
                        .asString()))
                .containsExactly("decide", "take-away");
        Metrics.of(house, house.office.administrator()).tellOfWhatIsOverdue();
        House.await(() -> answers.audit(rid).stream()
                        .filter(line -> line.contains("The decision is overdue"))
                        .count()
                == 1);
    }

    /** @param first who has it */
    void goesFromHandToHand(Api first) {
        Api second = house.office.appoint("110110", "Eve", Set.of("ADJUDICATOR"));
        refused(second, "/claim", Map.of(), "case-claimed");
        refused(second, "/decision", different(), "case-claimed");
        first.send("DELETE", path + "/claim", Map.of());
        second.send("POST", path + "/claim", Map.of());
        House.await(() -> listed(first).path("claimedBy").asString("").equals("110110"));

        refused(supervisor, "/claim/removal", Map.of(), "reasonCode");
        supervisor.send("POST", path + "/claim/removal", Map.of("reasonCode", "on-leave"));
        refused(second, "/claim", Map.of(), "case-others-turn");
        first.send("POST", path + "/claim", Map.of());
        refused(supervisor, "/claim/removal", Map.of("reasonCode", "on-leave"), "case-taken-before");
    }

    /** @param adjudicator who has it */
    void isDecidedAndAppealed(Api adjudicator) {
        adjudicator.send("POST", path + "/decision", different());
        house.awaitStanding(rid, "FINISHED");
        supervisor.send("POST", path + "/reopening", Map.of("ground", "APPEAL", "reasonCode", "both-complained"));
        house.awaitStanding(rid, "IN_ADJUDICATION");
        refused(adjudicator, "/claim", Map.of(), "case-own-decision");
    }

    private static Map<String, String> different() {
        return Map.of("decision", "DIFFERENT_PEOPLE", "reasonCode", "two-people");
    }

    private void refused(Api by, String what, Map<String, String> body, String why) {
        assertThatThrownBy(() -> by.send("POST", path + what, body)).hasMessageContaining(why);
    }

    /**
     * It reached a human: whoever supervises had a letter, once.
     *
     * @param address that nobody else has
     */
    void wasWrittenTo(String address) {
        House.await(() -> answers.audit(rid).stream().anyMatch(line -> line.contains("Supervisors were told")));
        assertThat(letters())
                .filteredOn(letter -> letter.path("recipient").asString().equals(address))
                .filteredOn(letter -> letter.path("text").asString().contains(rid))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.path("kind").asString()).isEqualTo("registration-decision-overdue");
                    assertThat(letter.path("channel").asString()).isEqualTo("EMAIL");
                });
    }

    private List<JsonNode> letters() {
        Api administrator = house.office.administrator();
        return administrator
                .get("/v1/outbox")
                .path("items")
                .valueStream()
                .map(each -> administrator.get("/v1/outbox/" + each.path("id").asString()))
                .toList();
    }

    private JsonNode listed(Api adjudicator) {
        return listed(adjudicator, "?limit=200");
    }

    private JsonNode listed(Api officer, String which) {
        for (JsonNode each : officer.get("/v1/adjudications" + which).path("items")) {
            if (each.path("registrationId").asString().equals(rid)) {
                return each;
            }
        }
        return tools.jackson.databind.node.MissingNode.getInstance();
    }
}
