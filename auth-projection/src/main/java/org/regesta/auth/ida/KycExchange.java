package org.regesta.auth.ida;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.kyc.ClaimRules;
import org.regesta.auth.kyc.KycOpener;
import org.regesta.auth.person.People;
import org.regesta.auth.person.Person;
import org.springframework.stereotype.Component;

/** What leaves for a token: found, filtered, spent, then opened. */
@Component
class KycExchange {

    /** MOSIP's claim of the number that the person gave, where the policy allows it by that name. */
    private static final String NUMBER = "individual_id";

    private final People people;
    private final HotlistFilter hotlist;
    private final KycTokens tokens;
    private final KycOpener opener;

    KycExchange(People people, HotlistFilter hotlist, KycTokens tokens, KycOpener opener) {
        this.people = people;
        this.hotlist = hotlist;
        this.tokens = tokens;
        this.opener = opener;
    }

    /** @param attributes fields of the schema that leave */
    record Given(String subject, Map<String, Object> claims, Set<String> attributes) {
        @Override
        public String toString() {
            return "Given" + attributes; // values stay out of logs
        }
    }

    /** @throws Denied when the token, the person or the partner does not allow it */
    Given of(Visit visit) {
        String token = visit.envelope().required("kycToken");
        List<String> consented = visit.envelope().texts("consentObtained");
        if (!visit.envelope().isList("consentObtained")) {
            throw new Denied(AuthRefusal.NO_CONSENT); // an empty list says that a person was asked and gives nothing
        }
        Individual individual = Individual.of(visit.envelope());
        hotlist.checkPartner(visit);
        Person person = individual.in(people, visit.at());
        visit.about(person.subject());
        hotlist.check(visit, new Claim(individual, person, Factors.NONE, List.of()));
        tokens.spend(visit, person.subject(), token);
        List<String> claims = visit.contract()
                .client()
                .map(client ->
                        consented.stream().filter(client.claims()::contains).toList())
                .orElse(consented);
        Map<String, List<String>> fields =
                ClaimRules.fields(claims, visit.contract().policy().kycAttributes());
        Map<String, String> held = opener.attributes(
                people.dossier(person.subject()),
                fields.values().stream().flatMap(Collection::stream).toList());
        List<String> locales = visit.envelope().texts("locales");
        Map<String, Object> given = new TreeMap<>(ClaimRules.claims(fields, held, locales));
        Set<String> attributes = new TreeSet<>(held.keySet());
        if (claims.contains(NUMBER) && visit.contract().policy().kycAttributes().contains(NUMBER)) {
            given.put(NUMBER, individual.number());
            attributes.add(NUMBER);
        }
        return new Given(person.subject(), given, attributes);
    }
}
