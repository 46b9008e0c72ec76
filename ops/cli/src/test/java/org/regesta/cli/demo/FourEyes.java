package org.regesta.cli.demo;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;

/** What one officer of a house proposes, another approves, whom another administrator appointed. */
final class FourEyes {

    private static final String PROPOSALS = "/v1/proposals";

    private final Api proposer;
    private final Api colleague;

    FourEyes(House house, Api proposer) {
        this.proposer = proposer;
        Office deputy = new Office(house.anyone(), house.server.appointAdministrator("deputy"));
        this.colleague = deputy.appoint("110109", "Colleague", Set.of("REGISTRATION_ADMIN"));
    }

    /** Who may approve. */
    Api colleague() {
        return colleague;
    }

    /** Comes back when it is carried out. */
    void decide(String kind, String target, String ground) {
        String proposal = propose(kind, target, ground);
        assertThatThrownBy(() -> proposer.send("POST", PROPOSALS + "/" + proposal + "/approval", Map.of()))
                .hasMessageContaining("own-proposal");
        approve(colleague, proposal);
        House.await(() -> standing(proposer, proposal).equals("EXECUTED"));
    }

    /** Its id; nobody has decided it. */
    String propose(String kind, String target, String ground) {
        return proposer.send("POST", PROPOSALS, Map.of("kind", kind, "target", target, "ground", ground))
                .path("proposalId")
                .asString();
    }

    static String standing(Api officer, String proposal) {
        return officer.get(PROPOSALS + "/" + proposal).path("standing").asString();
    }

    static void approve(Api officer, String proposal) {
        officer.send("POST", PROPOSALS + "/" + proposal + "/approval", Map.of());
    }
}
