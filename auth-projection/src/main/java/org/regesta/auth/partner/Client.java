package org.regesta.auth.partner;

import java.util.Map;
import java.util.Set;

/**
 * An OpenID Connect client that a partner asks through.
 *
 * @param acrValues how it may have a person authenticated, as OpenID Connect names it
 * @param claims what it may ask of them
 */
public record Client(String clientId, Set<String> acrValues, Set<String> claims) {

    /** MOSIP: {@code amr-acr-mapping.json}, by the factors of policies. Demographics stand for no acr there. */
    private static final Map<String, String> ACR = Map.of(
            "otp", "mosip:idp:acr:generated-code",
            "pin", "mosip:idp:acr:static-code",
            "bio", "mosip:idp:acr:biometrics",
            "kbt", "mosip:idp:acr:linked-wallet",
            "pwd", "mosip:idp:acr:password");

    /** @param factor as policies name it: {@code otp}, {@code bio}, {@code kbt} */
    public boolean allows(String factor) {
        String acr = ACR.get(factor);
        return acr != null && acrValues.contains(acr);
    }
}
