package org.regesta.auth.ida;

import java.security.cert.X509Certificate;
import java.util.List;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.partner.Delegations;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.wire.Signatures;
import org.regesta.auth.wire.TrustPath;
import org.regesta.command.authentication.api.AuthLimit;
import org.springframework.stereotype.Component;

/**
 * Who may have signed a request: the partner it names; where the licence's holder asks in the partner's name and its
 * policy lets it, that holder as well, as MOSIP has it.
 */
@Component
class Signers {

    private final Partners partners;
    private final Delegations delegations;

    Signers(Partners partners, Delegations delegations) {
        this.partners = partners;
        this.delegations = delegations;
    }

    /** @throws Denied when nobody signed who may */
    void check(Visit visit) {
        Asked asked = visit.asked();
        X509Certificate registered = partners.certificate(asked.partnerId());
        if (asked.signature().isEmpty()) {
            throw new Denied(AuthRefusal.SIGNATURE_MISSING);
        }
        if (asked.signature().length() > AuthLimit.SIGNATURE_CHARACTERS.most()) {
            throw new Denied(AuthRefusal.TOO_LARGE);
        }
        List<X509Certificate> chain = Signatures.verify(asked.signature(), asked.body());
        if (chain.getFirst().equals(registered)) {
            TrustPath.check(registered, partners.anchors("AUTH"), visit.at());
        } else {
            checkHolder(visit, chain.getFirst());
        }
        if (asked.delegated()) {
            delegations.check(asked.licence(), asked.service().delegated(), visit.at());
        }
        visit.signed(); // whoever may not ask at all counts among the unsigned
    }

    private void checkHolder(Visit visit, X509Certificate signer) {
        if (!visit.asked().delegated()
                || !signer.equals(delegations.certificate(visit.asked().licence()))) {
            throw new Denied(AuthRefusal.CERTIFICATE_FOREIGN);
        }
        TrustPath.check(signer, partners.anchors("MISP"), visit.at());
    }
}
