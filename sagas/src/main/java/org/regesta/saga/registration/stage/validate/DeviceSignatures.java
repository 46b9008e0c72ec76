package org.regesta.saga.registration.stage.validate;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.crypto.factories.DefaultJWSVerifierFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.wire.X5c;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What a device says of itself, signed by the chip in it: a JWS whose certificate leads to an uploaded CA of chips. */
@Component
class DeviceSignatures {

    private static final Set<JWSAlgorithm> ACCEPTED =
            Set.of(JWSAlgorithm.RS256, JWSAlgorithm.PS256, JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.RS512);
    private static final int CHARACTERS_MAX = 32_000;
    private static final int CERTIFICATES_MAX = 5;

    private final DeviceTrust trust;

    DeviceSignatures(DeviceTrust trust) {
        this.trust = trust;
    }

    /**
     * What was signed, none when the signature does not hold or nobody known stands behind it.
     *
     * @param then when its certificate must have been valid
     */
    Optional<JsonNode> opened(String text, Instant then) {
        if (text.length() > CHARACTERS_MAX) {
            return Optional.empty();
        }
        try {
            JWSObject jws = JWSObject.parse(text);
            List<X509Certificate> chain = chain(jws);
            return holds(jws, chain) && trust.leadsToChips(chain.getFirst(), then)
                    ? Part.read(jws.getPayload().toBytes())
                    : Optional.empty();
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            return Optional.empty();
        }
    }

    /** Whose certificates stand behind it, the signer's first; none when the signature does not hold. */
    List<X509Certificate> signers(String text) {
        try {
            JWSObject jws = JWSObject.parse(text);
            List<X509Certificate> chain = chain(jws);
            return holds(jws, chain) ? chain : List.of();
        } catch (ParseException | JOSEException | IllegalArgumentException notOne) {
            return List.of();
        }
    }

    /** Whether a known CA of devices, or of the chips in them, says whose this certificate is. */
    boolean isKnown(X509Certificate device, Instant then) {
        return trust.leadsToDevices(device, then);
    }

    private static boolean holds(JWSObject jws, List<X509Certificate> chain) throws JOSEException {
        return !chain.isEmpty()
                && ACCEPTED.contains(jws.getHeader().getAlgorithm())
                && jws.verify(new DefaultJWSVerifierFactory()
                        .createJWSVerifier(jws.getHeader(), chain.getFirst().getPublicKey()));
    }

    private static List<X509Certificate> chain(JWSObject jws) throws ParseException {
        var x5c = jws.getHeader().getX509CertChain();
        return x5c == null || x5c.size() > CERTIFICATES_MAX ? List.of() : X5c.read(x5c);
    }
}
