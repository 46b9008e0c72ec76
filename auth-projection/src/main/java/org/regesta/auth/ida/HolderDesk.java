package org.regesta.auth.ida;

import java.util.List;
import java.util.Optional;
import org.regesta.auth.Denied;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/** Finds whom a number names and tries the OTP, with every filter an internal authentication has. */
@Component
class HolderDesk {

    private final People people;
    private final FactorJudge judge;

    HolderDesk(People people, FactorJudge judge) {
        this.people = people;
        this.judge = judge;
    }

    /** @throws Denied with every reason to say no */
    Person known(Visit visit, String otp) {
        visit.factor("OTP");
        Individual individual = Individual.of(visit.envelope());
        Person person = individual.in(people, visit.at());
        visit.about(person.subject());
        Factors otpAlone = new Factors(Optional.of(otp), false, List.of(), List.of(), List.of());
        judge.check(visit, new Claim(individual, person, otpAlone, List.of()));
        return person;
    }
}
