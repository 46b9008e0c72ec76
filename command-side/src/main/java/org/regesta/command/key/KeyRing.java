package org.regesta.command.key;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.regesta.command.key.KeyState.InUse;
import org.regesta.command.key.KeyState.None;
import org.regesta.command.key.KeyState.Others;
import org.regesta.command.key.api.KeyCommand;
import org.regesta.command.key.api.KeyRefusal;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.key.KeyEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/**
 * The keys that may be asked for. A pair is recorded before its certificate is first given, and one whose certificate
 * has ended is replaced when it is next asked for.
 */
@Component
class KeyRing {

    /** Whoever asks first, it is the house that makes its keys. */
    private static final Attribution THE_HOUSE = new Attribution(
            "house-keys",
            "RULE",
            new Authority.Rule("house-keys", "1", "first-use"),
            Map.of(Meta.REASON, "key-first-used"));

    private final HouseKeys keys;
    private final Ledger ledger;
    private final Commands commands;
    private final Clock clock;

    KeyRing(HouseKeys keys, Ledger ledger, Commands commands, Clock clock) {
        this.keys = keys;
        this.ledger = ledger;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * The certificate under a name: the house's own, or someone else's that was uploaded.
     *
     * @throws Refusal of {@link KeyRefusal}
     */
    X509Certificate certificate(String applicationId, String referenceId) {
        return state(applicationId, referenceId) instanceof Others others
                ? KeyPems.read(others.certificatePem())
                : current(applicationId, referenceId).certificate();
    }

    /**
     * The house's pair in use.
     *
     * @throws Refusal of {@link KeyRefusal}
     */
    HouseKeys.Pair current(String applicationId, String referenceId) {
        KeyState state = state(applicationId, referenceId);
        if (state instanceof Others) {
            throw new Refusal(KeyRefusal.OF_ANOTHER);
        }
        HouseKeys.Pair pair = keys.pair(applicationId, referenceId);
        if (state instanceof InUse key && key.revoked() && key.keyId().equals(pair.keyId())) {
            pair = keys.revoke(applicationId, referenceId); // recorded first, so this is where it is done
        }
        boolean ended =
                !clock.instant().isBefore(pair.certificate().getNotAfter().toInstant());
        if (ended && !applicationId.equals("ROOT")) {
            pair = keys.rotate(applicationId, referenceId);
        }
        if (!(state instanceof InUse key && key.keyId().equals(pair.keyId()) && !key.revoked())) {
            record(applicationId, referenceId, pair, THE_HOUSE);
        }
        return pair;
    }

    /** The pairs that still count, the one in use first. */
    List<HouseKeys.Pair> counting(String applicationId, String referenceId) {
        current(applicationId, referenceId);
        return keys.all(applicationId, referenceId);
    }

    void record(String applicationId, String referenceId, HouseKeys.Pair pair, Attribution by) {
        X509Certificate certificate = pair.certificate();
        commands.send(
                new KeyCommand.Record(
                        applicationId,
                        referenceId,
                        pair.keyId(),
                        pem(certificate),
                        certificate.getNotBefore().toInstant(),
                        certificate.getNotAfter().toInstant()),
                by);
    }

    /** @throws Refusal of {@link KeyRefusal} when nobody made or uploaded such a key and it is not made when asked */
    private KeyState state(String applicationId, String referenceId) {
        check(applicationId, referenceId);
        KeyState state = fold(applicationId, referenceId);
        if (state instanceof None && !KeyNames.isMadeWhenAsked(applicationId, referenceId)) {
            throw new Refusal(KeyRefusal.REFERENCE_UNKNOWN);
        }
        return state;
    }

    /**
     * Packets are encrypted for a centre's machine: one that is, or was, registered there.
     *
     * @throws Refusal of {@link KeyRefusal} when there can be no such key
     */
    void check(String applicationId, String referenceId) {
        KeyNames.check(applicationId, referenceId);
        if (KeyNames.isMachine(applicationId, referenceId)) {
            String[] place = referenceId.split("_", -1);
            if (new Offices(ledger).machines(place[1]).stream().noneMatch(machine -> machine.centreId()
                    .equals(place[0]))) {
                throw new Refusal(KeyRefusal.REFERENCE_UNKNOWN);
            }
        }
    }

    KeyState fold(String applicationId, String referenceId) {
        KeyState state = KeyRules.NOTHING_YET;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "key:" + applicationId + "." + referenceId)) {
            state = KeyRules.evolve(state, (KeyEvent) recorded.payload());
        }
        return state;
    }

    /** Whether this very certificate, or a later one of its name, was revoked: that destroys those before it too. */
    boolean wasRevoked(X509Certificate certificate) {
        String pem = pem(certificate);
        boolean given = false;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "key:" + KeyNames.of(certificate))) {
            if (given && recorded.payload() instanceof KeyEvent.Revoked) {
                return true;
            }
            given |= recorded.payload() instanceof KeyEvent.Generated made
                    && made.certificatePem().equals(pem);
        }
        return false;
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
