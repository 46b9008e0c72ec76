package org.regesta.auth.ida;

import java.util.Map;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.springframework.stereotype.Component;

/** Says yes, and gives a token that attributes can be asked for with. */
@Component
class KycAuthDesk implements Desk {

    private final Authentication authentication;
    private final Tokens tokens;
    private final KycTokens kycTokens;

    KycAuthDesk(Authentication authentication, Tokens tokens, KycTokens kycTokens) {
        this.authentication = authentication;
        this.tokens = tokens;
        this.kycTokens = kycTokens;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("kycauth")) {
            throw new Denied(AuthRefusal.KYC_AUTHENTICATION_NOT_ALLOWED);
        }
        String subject = authentication.of(visit).subject();
        return Yes.of(Map.of(
                "kycToken", kycTokens.issue(visit, subject),
                "authToken", tokens.token(visit, subject)));
    }
}
