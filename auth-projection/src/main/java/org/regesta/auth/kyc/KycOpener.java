package org.regesta.auth.kyc;

import java.util.Base64;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.OpenerOf;
import org.regesta.ports.Opening;
import org.regesta.ports.OpensForGuests;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Opens what a person consents to give a partner. */
@Component
@OpenerOf(Purpose.E_KYC)
public class KycOpener implements OpensForGuests {

    private final Vault vault;
    private final Evidence evidence;
    private final Biometrics biometrics;

    public KycOpener(Vault vault, Evidence evidence, Biometrics biometrics) {
        this.vault = vault;
        this.evidence = evidence;
        this.biometrics = biometrics;
    }

    @Override
    public Purpose purpose() {
        return Purpose.E_KYC;
    }

    @Override
    public Opening openForGuest(String attribute, Sealed sealed) {
        return vault.open(Purpose.E_KYC, attribute, sealed);
    }

    @Override
    public Opening openForGuest(String store, String keyRef, String attribute, byte[] sealed) {
        return vault.openFromStore(Purpose.E_KYC, store, keyRef, attribute, sealed);
    }

    @Override
    public Opening openForGuest(EvidenceRef ref) {
        return evidence.open(Purpose.E_KYC, ref);
    }

    /** Canonical JSON by field, of the fields asked for that are held. */
    public Map<String, String> attributes(Dossier dossier, Collection<String> fields) {
        Map<String, String> opened = new TreeMap<>();
        for (String field : fields) {
            Sealed sealed = dossier.attributes().get(field);
            if (sealed != null && vault.open(Purpose.E_KYC, field, sealed) instanceof Opening.Opened found) {
                opened.put(field, found.text());
            }
        }
        return opened;
    }

    /** The portrait's record (ISO/IEC 19794-5), base64url; none when there is none. */
    public Optional<String> face(Dossier dossier) {
        if (dossier.biometrics() == null
                || !(evidence.open(Purpose.E_KYC, dossier.biometrics()) instanceof Opening.Opened opened)) {
            return Optional.empty();
        }
        return biometrics.readCbeff(opened.value()).stream()
                .filter(found -> found.type().equals("Face") && found.data().length > 0)
                .findFirst()
                .map(found -> Base64.getUrlEncoder().withoutPadding().encodeToString(found.data()));
    }
}
