package org.regesta.saga.registration.stage.validate;

import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.HouseKeys;
import org.regesta.wire.KeySealed;
import tools.jackson.databind.JsonNode;

/**
 * Opens a packet and its parts: both are encrypted for the key of centre and machine, and the machine signs each part
 * as it was before encryption (RSASSA-PKCS1-v1_5 with SHA-256, as a TPM does).
 */
final class Unsealing {

    private static final String PACKET = "packet";

    private final List<HouseKeys.Pair> pairs;
    private final Optional<RSAPublicKey> machine;
    private final Faults faults;

    /**
     * @param pairs those that count, the one in use first; none for a packet that is not encrypted, and may be so
     * @param machine what its signatures are checked with, none when the machine has no key that can sign
     */
    Unsealing(List<HouseKeys.Pair> pairs, Optional<RSAPublicKey> machine, Faults faults) {
        this.pairs = pairs;
        this.machine = machine;
        this.faults = faults;
    }

    /** The packet's zip; none when it does not open, which is a fault. */
    Optional<byte[]> packet(byte[] uploaded) {
        return opened(uploaded, PACKET);
    }

    /** A part's zip; none when it does not open, which is a fault. Another's signature, or none, is a fault too. */
    Optional<byte[]> part(String name, byte[] zip, JsonNode about) {
        Optional<byte[]> plain = opened(zip, name + ".zip");
        if (!pairs.isEmpty() && plain.isPresent() && !isSigned(plain.get(), about)) {
            faults.add(FaultCode.SIGNATURE, name + ".zip");
        }
        return plain;
    }

    private Optional<byte[]> opened(byte[] sealed, String where) {
        if (pairs.isEmpty()) {
            return Optional.of(sealed);
        }
        Optional<byte[]> plain = KeySealed.open(
                sealed, pairs.stream().map(HouseKeys.Pair::privateKey).toList());
        if (plain.isEmpty()) {
            faults.add(FaultCode.ENCRYPTION, where);
        }
        return plain;
    }

    private boolean isSigned(byte[] plain, JsonNode about) {
        if (machine.isEmpty()) {
            return false;
        }
        try {
            Signature check = Signature.getInstance("SHA256withRSA");
            check.initVerify(machine.get());
            check.update(plain);
            return check.verify(Base64.getUrlDecoder()
                    .decode(about.path("signature").asString("").replace("=", "")));
        } catch (GeneralSecurityException | IllegalArgumentException noSignature) {
            return false;
        }
    }
}
