package org.regesta.auth.ida;

import org.springframework.stereotype.Component;

/** Compares what a person is said to be, or shows of themselves, with what the registry holds. */
@Component
class HeldJudge {

    private final DemoJudge demographics;
    private final BioJudge biometrics;

    HeldJudge(DemoJudge demographics, BioJudge biometrics) {
        this.demographics = demographics;
        this.biometrics = biometrics;
    }

    /** @throws org.regesta.auth.Denied with every reason to say no */
    void check(Visit visit, Claim claim) {
        if (claim.factors().demographics()) {
            demographics.check(visit, claim);
        }
        if (!claim.samples().isEmpty()) {
            biometrics.check(visit, claim.person(), claim.samples());
        }
    }
}
