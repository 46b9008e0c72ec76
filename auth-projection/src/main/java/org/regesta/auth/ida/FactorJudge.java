package org.regesta.auth.ida;

import org.regesta.auth.Denied;
import org.springframework.stereotype.Component;

/**
 * Passes a claim through MOSIP's six filters in their order, then tries its factors one after the other: the OTP first,
 * the rest only when it was right.
 */
@Component
class FactorJudge {

    private final HotlistFilter hotlist;
    private final ChildFilter child;
    private final OtpGuard guard;
    private final KeyJudge keys;
    private final HeldJudge held;

    FactorJudge(HotlistFilter hotlist, ChildFilter child, OtpGuard guard, KeyJudge keys, HeldJudge held) {
        this.hotlist = hotlist;
        this.child = child;
        this.guard = guard;
        this.keys = keys;
        this.held = held;
    }

    /** The first filter. @throws Denied BLOCKED, or LICENCE_BLOCKED */
    void checkPartner(Visit visit) {
        hotlist.checkPartner(visit);
    }

    /** The filters behind the first, then the factors. @throws Denied with every reason to say no */
    void check(Visit visit, Claim claim) {
        hotlist.check(visit, claim);
        child.check(claim, visit.at());
        FilterRules.check(claim, visit);
        if (claim.factors().otp().isPresent()) {
            guard.attempt(
                            visit,
                            claim.person().subject(),
                            claim.individual().type(),
                            claim.factors().otp().get())
                    .ifPresent(refusal -> {
                        throw new Denied(refusal);
                    });
        }
        keys.check(visit, claim);
        held.check(visit, claim);
    }
}
