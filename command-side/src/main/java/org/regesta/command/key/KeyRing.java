package org.regesta.command.key;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.key.KeyEvent.Generated;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The certificates that may be asked for. A key pair is recorded before its certificate is first given. */
@Component
class KeyRing {

    /** References by application, as MOSIP's key manager names them. */
    private static final Map<String, Set<String>> KNOWN =
            Map.of("IDA", Set.of("PARTNER", "SIGN", "IDA-FIR", "INTERNAL"), "ROOT", Set.of(""));

    /** Whoever asks first, it is the house that makes its keys. */
    private static final Attribution THE_HOUSE = new Attribution(
            "house-keys",
            "RULE",
            new Authority.Rule("house-keys", "1", "first-use"),
            Map.of(Meta.REASON, "key-first-used"));

    private final HouseKeys keys;
    private final Ledger ledger;
    private final Commands commands;

    KeyRing(HouseKeys keys, Ledger ledger, Commands commands) {
        this.keys = keys;
        this.ledger = ledger;
        this.commands = commands;
    }

    /** @throws Refusal of {@link KeyRefusal} */
    X509Certificate certificate(String applicationId, String referenceId) {
        Set<String> references = KNOWN.get(applicationId);
        if (references == null) {
            throw new Refusal(KeyRefusal.APPLICATION_UNKNOWN);
        }
        if (!references.contains(referenceId)) {
            throw new Refusal(KeyRefusal.REFERENCE_UNKNOWN);
        }
        HouseKeys.Pair pair = keys.pair(applicationId, referenceId);
        X509Certificate certificate = pair.certificate();
        KeyCommand.Record command = new KeyCommand.Record(
                applicationId,
                referenceId,
                pair.keyId(),
                pem(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant());
        if (!isRecorded(command)) {
            commands.send(command, THE_HOUSE);
        }
        return certificate;
    }

    private boolean isRecorded(KeyCommand.Record command) {
        return ledger.stream(Book.REGISTRY, command.stream()).stream()
                .anyMatch(recorded -> recorded.payload() instanceof Generated generated
                        && generated.keyId().equals(command.keyId()));
    }

    static String pem(X509Certificate certificate) {
        try {
            String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
            return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
        } catch (CertificateEncodingException ownCertificate) {
            throw new IllegalStateException(ownCertificate);
        }
    }
}
