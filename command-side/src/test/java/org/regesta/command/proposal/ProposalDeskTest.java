package org.regesta.command.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.proposal.api.ProposalRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.TickingClock;

/** Amara proposed a new key for the claims, and sends something under the same Idempotency-Key once more. */
class ProposalDeskTest {

    private static final Attribution AMARA = new Attribution(
            "amara", "GLOBAL_ADMIN", new Authority.Mandate("amara", 0), Map.of(Meta.COMMAND_ID, "monday"));
    private static final String ID = UUID.nameUUIDFromBytes("amara/monday".getBytes(StandardCharsets.UTF_8))
            .toString();

    private final TickingClock clock = TickingClock.at("2027-03-01T12:00:00Z");
    private final InMemoryLedger ledger = new InMemoryLedger(clock);
    private final ProposalDesk desk = new ProposalDesk(
            (command, by) -> {
                throw new AssertionError("nothing is proposed anew");
            },
            ledger,
            new InMemoryVault(),
            clock);

    @BeforeEach
    void a_new_key_for_the_claims_is_proposed() {
        ledger.append(
                "proposal:" + ID,
                new ProposalEvent.Proposed(
                        ID,
                        ProposalKind.ROTATE_CLAIM_KEY,
                        "uin",
                        LegalGround.KEY_EXPOSED,
                        "amara",
                        Instant.parse("2027-03-08T12:00:00Z")),
                AMARA);
    }

    @Test
    void the_same_again_is_the_same_proposal() {
        assertThat(desk.propose(ProposalKind.ROTATE_CLAIM_KEY, "uin", LegalGround.KEY_EXPOSED, Optional.empty(), AMARA)
                        .proposalId())
                .isEqualTo(ID);
    }

    @Test
    void anything_else_under_its_key_is_refused_and_not_answered_as_if_it_were_proposed() {
        refused(ProposalKind.ROTATE_HOUSE_KEY, "house", LegalGround.KEY_EXPOSED);
        refused(ProposalKind.ROTATE_CLAIM_KEY, "uin", LegalGround.KEY_LIFETIME_OVER);
        refused(ProposalKind.ERASE_PERSON, "5a".repeat(16), LegalGround.OBJECTION);
    }

    private void refused(ProposalKind kind, String target, LegalGround ground) {
        assertThatThrownBy(() -> desk.propose(kind, target, ground, Optional.empty(), AMARA))
                .isInstanceOfSatisfying(
                        Refusal.class, no -> assertThat(no.code()).isEqualTo(ProposalRefusal.ALREADY_PROPOSED));
    }
}
