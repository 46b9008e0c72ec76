package org.regesta.auth.ida;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.auth.kyc.Dossier;
import org.regesta.auth.kyc.KycOpener;
import org.regesta.auth.kyc.KycRules;
import org.regesta.auth.partner.Policy;
import org.regesta.auth.person.People;
import org.springframework.stereotype.Component;

/** What a policy lets a partner have of a person. */
@Component
class KycDossiers {

    private final People people;
    private final KycOpener opener;

    KycDossiers(People people, KycOpener opener) {
        this.people = people;
        this.opener = opener;
    }

    /**
     * What leaves.
     *
     * @param identity under the wire's names
     * @param attributes names of what of the person that is, fields of the schema
     */
    record Given(Map<String, String> identity, Set<String> attributes) {
        @Override
        public String toString() {
            return "Given" + attributes; // values stay out of logs
        }
    }

    Given given(String subject, Policy policy) {
        Dossier dossier = people.dossier(subject);
        Map<String, String> held = opener.attributes(
                dossier, KycRules.fields(policy.kycAttributes()).values());
        Map<String, String> identity = new HashMap<>(KycRules.identity(held, policy.languages()));
        Set<String> attributes = new TreeSet<>(held.keySet());
        policy.kycAttributes().stream().filter(KycRules::isFace).forEach(name -> opener.face(dossier)
                .ifPresent(face -> {
                    identity.put(name, face);
                    attributes.add("face");
                }));
        return new Given(identity, attributes);
    }
}
