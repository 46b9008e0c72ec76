package org.regesta.auth.ida;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.partner.Partners;
import org.regesta.auth.wire.SessionCipher;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;

/** Says yes, and gives what the policy allows, encrypted for the partner's certificate. */
@Component
class KycDesk implements Desk {

    private final Authentication authentication;
    private final Tokens tokens;
    private final KycDossiers dossiers;
    private final Partners partners;

    KycDesk(Authentication authentication, Tokens tokens, KycDossiers dossiers, Partners partners) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.dossiers = dossiers;
        this.partners = partners;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("kyc")
                || visit.contract().policy().kycAttributes().isEmpty()) {
            throw new Denied(AuthRefusal.EKYC_NOT_ALLOWED);
        }
        String subject = authentication.of(visit).subject();
        KycDossiers.Given given = dossiers.given(subject, visit.contract().policy());
        SessionCipher.Sealed sealed = SessionCipher.seal(
                Json.write(given.identity()).getBytes(StandardCharsets.UTF_8),
                partners.certificate(visit.asked().partnerId()));
        return new Yes(
                Map.of(
                        "authToken", tokens.token(visit, subject),
                        "identity", sealed.request(),
                        "sessionKey", sealed.sessionKey(),
                        "thumbprint", sealed.thumbprint()),
                given.attributes());
    }
}
