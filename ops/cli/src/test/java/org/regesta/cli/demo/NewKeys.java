package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.regesta.cli.verb.Failed;
import org.regesta.server.delivery.Replay;
import tools.jackson.databind.JsonNode;

/** Two administrators decide on a person's new key. */
record NewKeys(House house, Api another, Api officer) {

    void come(String person, JsonNode card, Answers answers) {
        refuses(() -> propose(officer, "ROTATE_PERSON_KEY", person), "not-in-this-role");
        assertThat(generations(person)).isEqualTo(1);
        decide("ROTATE_PERSON_KEY", person);
        assertThat(generations(person)).isEqualTo(2);
        assertThat(answers.history(person).toString()).contains("The person got a new key");
        refuses(() -> generations("0".repeat(32)), "identity-unknown");
        same(card, answers.card(person));
        decide("ROTATE_CLAIM_KEY", "uin");
        JsonNode key = administrator().get("/v1/claim-key");
        assertThat(key.path("generation").asInt()).isEqualTo(2);
        assertThat(key.path("change").isMissingNode() || key.path("change").isNull())
                .isTrue();
        same(card, answers.card(person));
        viewsAreMadeAnewAsTheyAre();
    }

    private void viewsAreMadeAnewAsTheyAre() {
        Replay replay = house.server.part(Replay.class);
        for (String view : List.of("auth-person-5", "identity-card-3", "resident-history-2")) {
            assertThat(replay.rebuild(view, (done, of) -> {}).same()).as(view).isTrue();
        }
    }

    private Api administrator() {
        return house.office.administrator();
    }

    private static void same(JsonNode before, JsonNode after) {
        for (String part : List.of("attributes", "uin", "vids", "gone")) {
            assertThat(after.path(part)).isEqualTo(before.path(part));
        }
    }

    private int generations(String person) {
        return administrator()
                .get("/v1/identities/" + person + "/keys")
                .path("generations")
                .asInt();
    }

    private void decide(String kind, String target) {
        String proposal = propose(administrator(), kind, target);
        another.send("POST", "/v1/proposals/" + proposal + "/approval", Map.of());
        House.await(() -> administrator()
                .get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
    }

    private static String propose(Api by, String kind, String target) {
        return by.send("POST", "/v1/proposals", Map.of("kind", kind, "target", target, "ground", "KEY_EXPOSED"))
                .path("proposalId")
                .asString();
    }

    private static void refuses(org.assertj.core.api.ThrowableAssert.ThrowingCallable asked, String why) {
        assertThatThrownBy(asked).isInstanceOf(Failed.class).hasMessageContaining(why);
    }
}
