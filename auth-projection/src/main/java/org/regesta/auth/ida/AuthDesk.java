package org.regesta.auth.ida;

import java.util.Map;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/** Says yes or no: opens what is encrypted, judges it by the policy, finds the person, tries each factor. */
@Component
class AuthDesk implements Desk {

    private final RequestReader reader;
    private final People people;
    private final FactorJudge judge;
    private final Tokens tokens;

    AuthDesk(RequestReader reader, People people, FactorJudge judge, Tokens tokens) {
        this.reader = reader;
        this.people = people;
        this.judge = judge;
        this.tokens = tokens;
    }

    @Override
    public Map<String, String> serve(Visit visit) {
        Fields request = reader.read(visit);
        Factors factors = Factors.of(request, visit.contract().policy(), visit);
        if (!visit.envelope().isTrue("consentObtained")) {
            throw new Denied(AuthRefusal.NO_CONSENT);
        }
        Person person = Individual.of(visit.envelope()).in(people, visit.at());
        visit.about(person.subject());
        judge.check(visit, person, factors);
        return Map.of("authToken", tokens.token(visit, person.subject()));
    }
}
