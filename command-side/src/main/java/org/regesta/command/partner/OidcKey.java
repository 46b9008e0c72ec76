package org.regesta.command.partner;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import org.regesta.command.partner.api.OidcClientRefusal;
import org.regesta.ports.Refusal;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * The key that an OpenID Connect client proves itself with.
 *
 * @param clientId its thumbprint by RFC 7638: the same key under another name or in another order is the same client
 * @param json the public JWK
 */
record OidcKey(String clientId, String json) {

    /** An RSA key of 8192 bits with its name has about 1,500. */
    private static final int LONGEST = 4_096;

    private static final int RSA_BITS = 2_048;
    private static final int RSA_BITS_MAX = 8_192;

    /** @throws Refusal {@link OidcClientRefusal#KEY_UNREADABLE} for what is none, is too weak or holds a secret */
    static OidcKey of(JsonNode given) {
        String text = Json.write(given);
        if (!given.isObject() || text.length() > LONGEST) {
            throw new Refusal(OidcClientRefusal.KEY_UNREADABLE);
        }
        try {
            JWK key = JWK.parse(text);
            if (key.isPrivate() || !isStrong(key)) { // nobody may send a secret here, so none may be kept
                throw new Refusal(OidcClientRefusal.KEY_UNREADABLE);
            }
            return new OidcKey(key.computeThumbprint().toString(), key.toJSONString());
        } catch (ParseException | JOSEException | IllegalArgumentException noKey) {
            throw new Refusal(OidcClientRefusal.KEY_UNREADABLE);
        }
    }

    private static boolean isStrong(JWK key) {
        return switch (key) {
            case RSAKey rsa -> rsa.size() >= RSA_BITS && rsa.size() <= RSA_BITS_MAX;
            case ECKey curve -> curve.size() >= 256;
            default -> false;
        };
    }
}
