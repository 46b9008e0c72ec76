package org.regesta.command.key;

import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.regesta.command.key.KeyState.InUse;
import org.regesta.command.key.KeyState.Others;
import org.regesta.command.key.api.KeyCommand.Certify;
import org.regesta.command.key.api.KeyCommand.KeepOther;
import org.regesta.command.key.api.KeyCommand.Revoke;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The life of keys: made, replaced, certified by others, revoked. The private parts never leave the vault's folder. */
@Component
class KeyDesk {

    private final HouseKeys keys;
    private final KeyRing ring;
    private final Commands commands;
    private final Clock clock;

    KeyDesk(HouseKeys keys, KeyRing ring, Commands commands, Clock clock) {
        this.keys = keys;
        this.ring = ring;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * Makes a pair, or with {@code force} the next one. The one before still counts for {@link HouseKeys#GRACE}.
     *
     * @throws Refusal of {@link KeyRefusal}
     */
    HouseKeys.Pair generate(String applicationId, String referenceId, boolean force, Attribution by) {
        ring.check(applicationId, referenceId);
        KeyState state = ring.fold(applicationId, referenceId);
        if (state instanceof Others || force && applicationId.equals("ROOT")) {
            throw new Refusal(KeyRefusal.NOT_GENERATED); // under a new root no certificate of before would hold
        }
        boolean next = force && state instanceof InUse key && !key.revoked();
        HouseKeys.Pair pair = next ? keys.rotate(applicationId, referenceId) : keys.pair(applicationId, referenceId);
        ring.record(applicationId, referenceId, pair, by);
        return ring.current(applicationId, referenceId);
    }

    /**
     * What an authority outside certifies, as PEM.
     *
     * @param subject a distinguished name; none for the one the certificate has
     */
    String request(HouseKeys.Pair pair, Optional<X500Principal> subject) {
        PrivateKey key = pair.privateKey();
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        X500Principal name = subject.orElse(pair.certificate().getSubjectX500Principal());
        StringWriter text = new StringWriter();
        try (JcaPEMWriter pem = new JcaPEMWriter(text)) {
            pem.writeObject(new JcaPKCS10CertificationRequestBuilder(
                            name, pair.certificate().getPublicKey())
                    .build(new JcaContentSignerBuilder(algorithm).build(key)));
            pem.flush();
            return text.toString();
        } catch (IOException | OperatorCreationException ownKey) {
            throw new IllegalStateException("a pair of the house cannot sign", ownKey);
        }
    }

    /** @throws Refusal of {@link KeyRefusal} */
    void certify(String applicationId, String referenceId, String pem, Attribution by) {
        refuseOthers(applicationId, referenceId, KeyRefusal.NOT_UPLOADED);
        HouseKeys.Pair own = ring.current(applicationId, referenceId);
        X509Certificate certificate = valid(pem);
        if (applicationId.equals("ROOT") || !own.certificate().getPublicKey().equals(certificate.getPublicKey())) {
            throw new Refusal(KeyRefusal.CERTIFICATE_OF_ANOTHER_KEY);
        }
        keys.certify(applicationId, referenceId, certificate);
        commands.send(
                new Certify(
                        applicationId,
                        referenceId,
                        own.keyId(),
                        KeyRing.pem(certificate),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()),
                by);
    }

    /** @throws Refusal of {@link KeyRefusal} */
    void keepOther(String applicationId, String referenceId, String pem, Attribution by) {
        ring.check(applicationId, referenceId);
        if (KeyNames.isMadeWhenAsked(applicationId, referenceId)) {
            throw new Refusal(KeyRefusal.NOT_UPLOADED);
        }
        X509Certificate certificate = valid(pem);
        commands.send(
                new KeepOther(
                        applicationId,
                        referenceId,
                        KeyRing.pem(certificate),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()),
                by);
    }

    /** Recorded first: a house that goes down in between finishes it when the key is next asked for. */
    void revoke(String applicationId, String referenceId, Attribution by) {
        if (applicationId.equals("ROOT")) {
            throw new Refusal(KeyRefusal.NOT_REVOKED);
        }
        refuseOthers(applicationId, referenceId, KeyRefusal.NOT_REVOKED);
        HouseKeys.Pair own = ring.current(applicationId, referenceId);
        commands.send(new Revoke(applicationId, referenceId, own.keyId()), by);
        ring.current(applicationId, referenceId);
    }

    private void refuseOthers(String applicationId, String referenceId, KeyRefusal why) {
        if (ring.fold(applicationId, referenceId) instanceof Others) {
            throw new Refusal(why);
        }
    }

    private X509Certificate valid(String pem) {
        X509Certificate certificate = KeyPems.read(pem);
        Instant now = clock.instant();
        boolean holds = !certificate.getNotBefore().toInstant().isAfter(now)
                && now.isBefore(certificate.getNotAfter().toInstant());
        if (!holds) {
            throw new Refusal(KeyRefusal.CERTIFICATE_UNREADABLE);
        }
        return certificate;
    }
}
