package org.regesta.command.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.regesta.command.registration.Amina.*;

import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.regesta.command.registration.AdjudicationEndpoint.Body;
import org.regesta.command.registration.AdjudicationEndpoint.Removal;
import org.regesta.command.registration.AdjudicationEndpoint.Reopening;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.registration.AdjudicationDecision;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.registration.ReopeningGround;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.testkit.BadPackets;
import org.regesta.testkit.BadRows;
import org.regesta.wire.MosipRefusal;

/** What officers say of a case that they may not: each is refused for its own reason, and the case stands as it did. */
class BadDecisionsTest {

    private static final AdjudicationDecision TWO = AdjudicationDecision.DIFFERENT_PEOPLE;
    private static final AdjudicationDecision ONE = AdjudicationDecision.DUPLICATE;

    private final House house = new House();
    private final AdjudicationEndpoint endpoint =
            new AdjudicationEndpoint(house.officers(), this::caller, new Reasons(house.vault), house.clock);

    private String officer = ADE;

    private Attribution caller(String reason) {
        return new Attribution(officer, "ADJUDICATOR", new Authority.Mandate(officer, 4)).with(Meta.REASON, reason);
    }

    @BeforeEach
    void ade_has_the_case() {
        until(CLAIMED).forEach(event -> house.ledger.append("registration:" + RID, event));
    }

    @Test
    @BadPackets(stage = "15, 16 adjudication", rows = 18)
    void a_decision_without_claim_reason_or_right_is_refused_and_changes_nothing(BadRows rows) {
        decided("no decision", null, null, "twins", "MISSING_FIELD decision", rows);
        decided("no reason", TWO, null, null, "MISSING_FIELD reasonCode", rows);
        decided("an empty reason", TWO, null, "", "MISSING_FIELD reasonCode", rows);
        decided("a reason that names somebody", TWO, null, "Bao told me", "INVALID_FIELD reasonCode", rows);
        decided("of nobody", ONE, null, "same", "NOT_A_CANDIDATE", rows);
        decided("of themselves", ONE, RID, "same", "NOT_A_CANDIDATE", rows);
        decided("of no candidate", ONE, "1".repeat(29), "same", "NOT_A_CANDIDATE", rows);
        decided("another, and the same", TWO, BAO, "twins", "NOT_A_CANDIDATE", rows);
        String longNote = "x".repeat(100_000);
        refused("a book", "TOO_LARGE note", () -> endpoint.decide(RID, new Body(TWO, null, "twins", longNote)), rows);
        refused("of no registration", "INVALID_FIELD rid", () -> endpoint.decide("<x>", body()), rows);
        refused(
                "taken away for no reason",
                "MISSING_FIELD reasonCode",
                () -> endpoint.takeAway(RID, new Removal(null, null)),
                rows);
        reopened("on no ground", null, "MISSING_FIELD ground", rows);
        reopened("on the house's ground", ReopeningGround.EARLIER_ONE_VOID, "INVALID_FIELD ground", rows);
        officer = "eve";
        decided("by another", TWO, null, "twins", "CLAIMED_BY_ANOTHER", rows);
        reopened("before it was decided", ReopeningGround.APPEAL, "NOTHING_TO_APPEAL", rows);
        officer = "op1";
        refused(
                "taken away by who made the packet",
                "OWN_PACKET",
                () -> endpoint.takeAway(RID, new Removal("on-leave", null)),
                rows);
        officer = ADE;
        house.clock.advance(Duration.ofMinutes(31));
        decided("too late", TWO, null, "twins", "NOT_CLAIMED", rows);
        officer = "su1";
        decided("by who signed it off", TWO, null, "twins", "NOT_CLAIMED", rows);
    }

    private void decided(
            String how,
            @Nullable AdjudicationDecision decision,
            @Nullable String duplicateOf,
            @Nullable String reason,
            String why,
            BadRows rows) {
        refused(how, why, () -> endpoint.decide(RID, new Body(decision, duplicateOf, reason, null)), rows);
    }

    private void reopened(String how, @Nullable ReopeningGround ground, String why, BadRows rows) {
        refused(how, why, () -> endpoint.reopen(RID, new Reopening(ground, "appeal-17", null)), rows);
    }

    private void refused(String how, String why, ThrowingCallable asked, BadRows rows) {
        List<RegistrationEvent> before = house.history(RID);
        assertThat(why(catchThrowable(asked))).as(how).isEqualTo(why);
        assertThat(house.history(RID)).as(how).isEqualTo(before);
        rows.ended(how);
    }

    private static Body body() {
        return new Body(TWO, null, "twins", null);
    }

    private static String why(@Nullable Throwable refused) {
        return switch (refused) {
            case MosipRefusal no -> no.why() + " " + no.field();
            case Refusal no -> no.code().name();
            case null, default -> "not refused: " + refused;
        };
    }
}
