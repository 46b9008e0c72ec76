package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.regesta.cli.verb.Failed;
import tools.jackson.databind.JsonNode;

/** Two officers take two identities for one person's, and find out that they were wrong. */
record OnePerson(House house, Api officer, Api colleague, Answers answers, Bank.Counters counters) {

    /** @param name of the one who is merged into the other, as they would give it */
    void come(String standing, String second, Map<String, Object> name) {
        JsonNode card = answers.card(second);
        String uin = card.path("uin").asString();
        String vid = card.path("vids").path(0).path("vid").asString();
        refuses(() -> propose("MERGE_IDENTITIES", second + ">" + second, "SAME_PERSON"), "invalid-field");
        refuses(() -> propose("MERGE_IDENTITIES", second + ">" + "0".repeat(32), "SAME_PERSON"), "proposal-target");

        decide("MERGE_IDENTITIES", second + ">" + standing, "SAME_PERSON");

        House.await(() -> standing(second).equals("MERGED"));
        House.await(() -> asks("UIN", uin, "2100000001", name).equals(List.of("IDA-MLC-003")));
        assertThat(asks("VID", vid, "2100000002", name)).containsExactly("IDA-MLC-010");
        assertThat(answers.history(standing)).anyMatch(line -> line.contains("second identity of the person"));
        assertThat(answers.history(standing))
                .as("what befell the second is the person's history too")
                .anyMatch(line -> line.contains("second identity of one person"));

        decide("UNMERGE_IDENTITIES", second + ">" + standing, "DIFFERENT_PEOPLE");

        House.await(() -> standing(second).equals("ACTIVE"));
        House.await(() -> asks("UIN", uin, "2100000003", name).isEmpty());
        assertThat(asks("VID", vid, "2100000004", name)).isEmpty();
        assertThat(answers.history(second)).anyMatch(line -> line.contains("lives again with the numbers it had"));
    }

    private String standing(String subject) {
        return answers.card(subject).path("standing").asString();
    }

    private List<String> asks(String type, String number, String transaction, Map<String, Object> name) {
        return counters.client()
                .send(counters.bank().byDemographics(type, number, transaction, name))
                .errors();
    }

    private String propose(String kind, String target, String ground) {
        return officer.send("POST", "/v1/proposals", Map.of("kind", kind, "target", target, "ground", ground))
                .path("proposalId")
                .asString();
    }

    private void decide(String kind, String target, String ground) {
        String proposal = propose(kind, target, ground);
        String approval = "/v1/proposals/" + proposal + "/approval";
        refuses(() -> officer.send("POST", approval, Map.of()), "own-proposal");
        colleague.send("POST", approval, Map.of());
        House.await(() -> officer.get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, String why) {
        assertThatThrownBy(asked).isInstanceOf(Failed.class).hasMessageContaining(why);
    }
}
