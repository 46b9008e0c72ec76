package org.regesta.auth.ida;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.auth.demographic.DemographicRules;
import org.regesta.auth.person.AuthenticateOpener;
import org.regesta.auth.person.Person;
import org.regesta.events.AgeGroup;
import org.springframework.stereotype.Component;

/**
 * Tries the factors of a request, one after the other as MOSIP does: the OTP first, the rest only when it was right.
 */
@Component
class FactorJudge {

    private final OtpGuard guard;
    private final AuthenticateOpener opener;

    FactorJudge(OtpGuard guard, AuthenticateOpener opener) {
        this.guard = guard;
        this.opener = opener;
    }

    /** @throws Denied with every reason to say no */
    void check(Visit visit, Person person, Factors factors) {
        if (factors.otp().isPresent()) {
            if (person.ageGroup() == AgeGroup.INFANT) { // MOSIP's child filter: a small child answers no OTP
                throw new Denied(AuthRefusal.FACTOR_NOT_SUPPORTED, "otp");
            }
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
    }

    private static Set<String> fields(Factors factors) {
        return factors.said().stream()
                .flatMap(said -> said.about().fields().stream())
                .collect(Collectors.toSet());
    }
}
