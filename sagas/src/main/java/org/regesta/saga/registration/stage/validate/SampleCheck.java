package org.regesta.saga.registration.stage.validate;

import com.nimbusds.jose.util.Base64URL;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.ports.Biometrics.BiometricRecord;
import org.regesta.ports.Biometrics.DeviceSeal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What each device signed of the sample it took, as MOSIP's clients keep it in CBEFF: {@code SB} holds the JWS's header
 * and signature, {@code PAYLOAD} what was signed with a mark where the sample stood. Put together again it must hold,
 * by the certificate that the device's own digital id names. Unlike MOSIP's validator this asks that the mark is there:
 * without it a signature says nothing of the sample.
 */
@Component
class SampleCheck {

    private static final String MARK = "<bioValue>";

    private final DeviceSignatures signatures;
    private final Signing signing;

    SampleCheck(DeviceSignatures signatures, Signing signing) {
        this.signatures = signatures;
        this.signing = signing;
    }

    /** What is asked of samples. */
    @Component
    static class Signing {

        private final boolean asked;
        private final Set<String> unsigned;

        /**
         * @param asked whether a sample that no known device signed is refused; else a signature that is there must
         *     hold, whoever made it, as in MOSIP
         * @param unsigned versions of clients that did not sign yet (MOSIP's {@code
         *     mosip.regproc.common.before-cbeff-others-attibute.reg-client-versions}); nothing is asked of theirs
         */
        Signing(
                @Value("${regesta.registration.samples-signed:false}") boolean asked,
                @Value("${regesta.registration.samples-unsigned-by-clients:}") Set<String> unsigned) {
            this.asked = asked;
            this.unsigned = Set.copyOf(unsigned);
        }
    }

    /**
     * Whether nothing speaks against what was signed of it.
     *
     * @param client the version of the client that made the packet, empty when it does not say
     * @param then when the packet was made
     */
    boolean holds(BiometricRecord sample, String client, Instant then) {
        if (sample.exception() || signing.unsigned.contains(client)) {
            return true;
        }
        return sample.seal().map(seal -> holds(sample, seal, then)).orElse(!signing.asked);
    }

    private boolean holds(BiometricRecord sample, DeviceSeal seal, Instant then) {
        Optional<JsonNode> said = Part.read(seal.said().getBytes(StandardCharsets.UTF_8));
        String[] parts = seal.signature().split("\\.\\.", -1);
        if (parts.length != 2 || said.filter(what -> isOf(sample, what, seal)).isEmpty()) {
            return false;
        }
        String whole = seal.said().replace(MARK, Base64URL.encode(sample.data()).toString());
        List<X509Certificate> signers = signatures.signers(parts[0] + "." + Base64URL.encode(whole) + "." + parts[1]);
        return !signers.isEmpty()
                && isTheDevices(said.get().path("digitalId"), signers)
                && (!signing.asked || signatures.isKnown(signers.getFirst(), then));
    }

    private static boolean isOf(BiometricRecord sample, JsonNode said, DeviceSeal seal) {
        String subtype = said.path("bioSubType").asString("");
        return said.path("bioValue").asString("").equals(MARK)
                && seal.said().indexOf(MARK) == seal.said().lastIndexOf(MARK)
                && said.path("bioType").asString("").equalsIgnoreCase(sample.type())
                && (subtype.isEmpty() || sample.subtype().isEmpty() || subtype.equalsIgnoreCase(sample.subtype()));
    }

    /** A digital id that is signed was signed by the same device; one that is not says nothing. */
    private boolean isTheDevices(JsonNode digitalId, List<X509Certificate> signers) {
        if (!digitalId.isString()) {
            return true;
        }
        List<X509Certificate> named = signatures.signers(digitalId.asString());
        return !named.isEmpty() && new HashSet<>(signers).containsAll(named);
    }
}
