package org.regesta.auth.ida;

import java.util.List;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.biometric.Sample;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/** Knows a person again: opens what is encrypted, judges it by the policy, finds them, tries each factor. */
@Component
class Authentication {

    private final RequestReader reader;
    private final SampleReader sampleReader;
    private final Holders holders;
    private final FactorJudge judge;

    Authentication(RequestReader reader, SampleReader sampleReader, Holders holders, FactorJudge judge) {
        this.reader = reader;
        this.sampleReader = sampleReader;
        this.holders = holders;
        this.judge = judge;
    }

    /** @throws Denied with every reason to say no */
    Person of(Visit visit) {
        Fields request = reader.read(visit);
        Factors factors = Factors.of(request, visit.contract().policy(), visit);
        List<Sample> samples = sampleReader.read(visit, factors.biometrics());
        if (!visit.asked().service().isInternal() && !visit.envelope().isTrue("consentObtained")) {
            throw new Denied(AuthRefusal.NO_CONSENT);
        }
        Individual individual = Individual.of(visit.envelope());
        judge.checkPartner(visit);
        Person person = holders.of(individual, visit);
        visit.about(person.subject());
        judge.check(visit, new Claim(individual, person, factors, samples));
        holders.used(individual, visit);
        return person;
    }
}
