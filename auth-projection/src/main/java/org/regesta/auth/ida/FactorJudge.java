package org.regesta.auth.ida;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.demographic.DemographicRules;
import org.regesta.auth.person.AuthenticateOpener;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/**
 * Tries the factors of a request, one after the other as MOSIP does: the OTP first, the rest only when it was right.
 */
@Component
class FactorJudge {

    private final OtpGuard guard;
    private final AuthenticateOpener opener;
    private final BioJudge biometrics;

    FactorJudge(OtpGuard guard, AuthenticateOpener opener, BioJudge biometrics) {
        this.guard = guard;
        this.opener = opener;
        this.biometrics = biometrics;
    }

    /** @throws Denied with every reason to say no */
    void check(Visit visit, Person person, Factors factors, List<Sample> samples) {
        FilterRules.check(person, factors, samples, visit.at());
        if (factors.otp().isPresent()) {
            guard.attempt(visit, person.subject(), factors.otp().get()).ifPresent(refusal -> {
                throw new Denied(refusal);
            });
        }
        if (factors.demographics()) {
            List<Reason> reasons = DemographicRules.judge(
                    factors.said(),
                    opener.held(person, fields(factors)),
                    LocalDate.ofInstant(visit.at(), ZoneOffset.UTC));
            if (!reasons.isEmpty()) {
                throw new Denied(reasons);
            }
        }
        if (!samples.isEmpty()) {
            biometrics.check(person, samples);
        }
    }

    private static Set<String> fields(Factors factors) {
        return factors.said().stream()
                .flatMap(said -> said.about().fields().stream())
                .collect(Collectors.toSet());
    }
}
