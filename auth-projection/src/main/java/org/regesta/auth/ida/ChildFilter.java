package org.regesta.auth.ida;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.AuthenticateOpener;
import org.regesta.auth.person.Person;
import org.regesta.events.AgeGroup;
import org.springframework.stereotype.Component;

/**
 * MOSIP's last filter but one: a small child answers no OTP and gives no sample. Age is that of the day of the request,
 * as MOSIP has it: the group that was recorded stays what it was while the child grows.
 */
@Component
class ChildFilter {

    private static final String BORN = "dateOfBirth";

    private final AuthenticateOpener opener;

    ChildFilter(AuthenticateOpener opener) {
        this.opener = opener;
    }

    /** @throws Denied FACTOR_NOT_SUPPORTED */
    void check(Claim claim, Instant at) {
        boolean otp = claim.factors().otp().isPresent();
        if ((otp || !claim.samples().isEmpty()) && isSmall(claim.person(), at)) {
            throw new Denied(AuthRefusal.FACTOR_NOT_SUPPORTED, otp ? "otp" : "bio");
        }
    }

    /** The birth date is opened of those alone who were small once: nobody grows younger. */
    private boolean isSmall(Person person, Instant at) {
        if (person.ageGroup() != AgeGroup.INFANT) {
            return false;
        }
        String born =
                opener.held(person, Set.of(BORN)).getOrDefault(BORN, Map.of()).getOrDefault("", "");
        return born.isEmpty()
                || AgeGroup.isInfant(Period.between(LocalDate.parse(born), LocalDate.ofInstant(at, ZoneOffset.UTC))
                        .getYears());
    }
}
