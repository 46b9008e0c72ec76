package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

/** What one officer of a house proposes, another approves, whom another administrator appointed. */
final class FourEyes {

    private final Api proposer;
    private final Api colleague;

    FourEyes(House house, Api proposer) {
        this.proposer = proposer;
        Office deputy = new Office(house.anyone(), house.server.appointAdministrator("deputy"));
        this.colleague = deputy.appoint("110109", "Colleague", Set.of("REGISTRATION_ADMIN"));
    }

    /** Comes back when it is carried out. */
    void decide(String kind, String target, String ground) {
        String proposal = proposer.send(
                        "POST", "/v1/proposals", Map.of("kind", kind, "target", target, "ground", ground))
                .path("proposalId")
                .asString();
        String approval = "/v1/proposals/" + proposal + "/approval";
        assertThatThrownBy(() -> proposer.send("POST", approval, Map.of())).hasMessageContaining("own-proposal");
        colleague.send("POST", approval, Map.of());
        House.await(() -> proposer.get("/v1/proposals/" + proposal)
                .path("standing")
                .asString()
                .equals("EXECUTED"));
    }
}
