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
    private final OtpGuard guard;
    private final DemoJudge demographics;
    private final BioJudge biometrics;

    FactorJudge(HotlistFilter hotlist, OtpGuard guard, DemoJudge demographics, BioJudge biometrics) {
        this.hotlist = hotlist;
        this.guard = guard;
        this.demographics = demographics;
        this.biometrics = biometrics;
    }

    /** @throws Denied with every reason to say no */
    void check(Visit visit, Claim claim) {
        hotlist.check(visit, claim);
        FilterRules.check(claim, visit);
        if (claim.factors().otp().isPresent()) {
            guard.attempt(visit, claim.person().subject(), claim.factors().otp().get())
                    .ifPresent(refusal -> {
                        throw new Denied(refusal);
                    });
        }
        if (claim.factors().demographics()) {
            demographics.check(claim, visit.at());
        }
        if (!claim.samples().isEmpty()) {
            biometrics.check(claim.person(), claim.samples());
        }
    }
}
