package org.regesta.auth.ida;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Map;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.wire.KeyCertificates;
import org.regesta.command.authentication.api.AuthLimit;
import org.springframework.stereotype.Component;

/** Binds a key to a person who is authenticated with it in hand, and certifies it. */
@Component
class KeyBindingDesk implements Desk {

    private final Authentication authentication;
    private final Holders holders;
    private final Tokens tokens;
    private final BoundKeys keys;
    private final KeyCertificates certificates;

    KeyBindingDesk(
            Authentication authentication,
            Holders holders,
            Tokens tokens,
            BoundKeys keys,
            KeyCertificates certificates) {
        this.authentication = authentication;
        this.holders = holders;
        this.tokens = tokens;
        this.keys = keys;
        this.certificates = certificates;
    }

    @Override
    public Yes serve(Visit visit) {
        if (!visit.contract().policy().allows("keybinding")) {
            throw new Denied(AuthRefusal.KEY_BINDING_NOT_ALLOWED);
        }
        Fields wanted = visit.envelope().object("identityKeyBinding");
        JWK jwk = wanted.jwk("publicKeyJWK");
        String factorType = wanted.required("authFactorType");
        PublicKey key = KeyCertificates.bindable(jwk);
        refuseFleeting(Individual.of(visit.envelope()));
        String subject = authentication.of(visit).subject();
        keys.refuseAnothers(thumbprint(jwk), subject, visit);
        Instant until = visit.at().plus(AuthLimit.KEY_BINDING.within());
        X509Certificate certificate = certificates.certify(key, visit.digest(), visit.at(), until);
        keys.bind(visit, subject, certificate, factorType);
        return Yes.of(Map.of(
                "identityCertificate", KeyCertificates.pem(certificate),
                "authToken", tokens.token(visit, subject)));
    }

    /** A number that ends after so many uses would be outlived by the key bound by it. */
    private void refuseFleeting(Individual individual) {
        if (holders.isCounted(individual)) {
            throw new Denied(AuthRefusal.KEY_BINDING_NOT_BY_THAT_NUMBER);
        }
    }

    private static String thumbprint(JWK key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException notComputable) {
            throw new Denied(AuthRefusal.KEY_UNREADABLE);
        }
    }
}
