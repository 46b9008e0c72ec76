package org.regesta.auth.ida;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.wire.Signatures;
import org.regesta.command.authentication.api.AuthGuardCommand.BindKey;
import org.regesta.command.authentication.api.AuthGuardCommand.Spent;
import org.regesta.command.authentication.api.AuthGuardCommand.UseKeyToken;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.authentication.AuthGuardEvent.KeyBound;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Secrets;
import org.springframework.stereotype.Component;

/** The keys that people are known by, as their guards keep them. A key is one person's. */
@Component
class BoundKeys {

    private static final Names.Register KEYS = new Names.Register("bound-key", "");

    private final Commands commands;
    private final Ledger ledger;
    private final Names names;

    BoundKeys(Commands commands, Ledger ledger, Names names) {
        this.commands = commands;
        this.ledger = ledger;
        this.names = names;
    }

    /** @throws Denied KEY_OTHER_PERSON */
    void refuseAnothers(String keyThumbprint, String subject, Visit visit) {
        String holder =
                names.take(KEYS, keyThumbprint, subject, visit.by().with(Meta.COMMAND_ID, visit.digest() + ":key"));
        if (!Secrets.same(holder, subject)) {
            throw new Denied(AuthRefusal.KEY_OTHER_PERSON);
        }
    }

    void bind(Visit visit, String subject, X509Certificate certificate, String factorType) {
        commands.send(
                new BindKey(
                        subject,
                        visit.digest(),
                        encoded(certificate),
                        factorType,
                        visit.contract().partnerId(),
                        visit.contract().policyId(),
                        certificate.getNotAfter().toInstant()),
                visit.by().with(Meta.COMMAND_ID, visit.digest() + ":bind"));
    }

    /**
     * Believes what a key signed, for this once.
     *
     * @param signed what was signed: another signature over the same is the same token
     * @throws Denied KEY_TOKEN_WRONG when it was believed before
     */
    void believe(Visit visit, String subject, byte[] signed, Instant issued) {
        String tokenId = HexFormat.of().formatHex(sha256(signed));
        Commands.Done done = commands.send(
                new UseKeyToken(subject, tokenId, issued),
                visit.by().with(Meta.COMMAND_ID, visit.digest() + ":" + tokenId));
        if (done.result() != Spent.NOW) {
            throw new Denied(AuthRefusal.KEY_TOKEN_WRONG, "used before");
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }

    /**
     * The person's certificate of that thumbprint.
     *
     * @param thumbprint SHA-256 of its DER
     * @param factorType as it was bound, in whatever letters
     * @return none when it was never bound, for another factor, or is no longer valid
     * @throws Denied NO_KEY_BOUND when the person has no key at all that is still valid
     */
    Optional<X509Certificate> find(Visit visit, String subject, byte[] thumbprint, String factorType) {
        List<KeyBound> valid = ledger.stream(Book.ACCESS, "authguard:" + subject).stream()
                .map(recorded -> recorded.payload() instanceof KeyBound bound ? List.of(bound) : List.<KeyBound>of())
                .flatMap(List::stream)
                .filter(bound -> visit.at().isBefore(bound.expires()))
                .toList();
        if (valid.isEmpty()) {
            throw new Denied(AuthRefusal.NO_KEY_BOUND);
        }
        return valid.stream()
                .filter(bound -> bound.factorType().equalsIgnoreCase(factorType))
                .map(bound -> certificate(bound.certificate()))
                .filter(certificate -> MessageDigest.isEqual(Signatures.thumbprint(certificate), thumbprint))
                .findFirst();
    }

    private static String encoded(X509Certificate certificate) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(certificate.getEncoded());
        } catch (GeneralSecurityException notEncodable) {
            throw new IllegalStateException("a certificate that cannot be encoded", notEncodable);
        }
    }

    private static X509Certificate certificate(String encoded) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509")
                    .generateCertificate(
                            new ByteArrayInputStream(Base64.getUrlDecoder().decode(encoded)));
        } catch (GeneralSecurityException notWhatWasBound) {
            throw new IllegalStateException("the book holds a certificate that is none", notWhatWasBound);
        }
    }
}
