package org.regesta.engine.vault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.HouseKeys;

/**
 * The house's key pairs in {@value #FILE}, a PKCS#12 file that is replaced as a whole with every new pair. The root
 * is made with the first pair.
 */
public final class Pkcs12HouseKeys implements HouseKeys {

    static final String FILE = "keypairs.p12";

    private final Pkcs12 file;
    private final HouseCertificates certificates;
    private final KeyStore store;
    private final Map<PairName, Pair> pairs = new ConcurrentHashMap<>();

    private Pkcs12HouseKeys(Pkcs12 file, Clock clock) throws IOException, GeneralSecurityException {
        this.file = file;
        this.certificates = new HouseCertificates(clock);
        this.store = file.exists() ? file.read() : Pkcs12.empty();
    }

    /**
     * Opens the pairs of a folder, which may be the vault's.
     *
     * @throws VaultRefused when the password is another's or the file is damaged
     */
    public static Pkcs12HouseKeys open(Path folder, HousePassword password, Clock clock) {
        try {
            OwnerOnly.folder(folder);
            return new Pkcs12HouseKeys(new Pkcs12(folder.resolve(FILE), password), clock);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new VaultRefused(FILE + " cannot be read", failed);
        }
    }

    /** {@code ROOT} with an empty reference is the root itself. */
    @Override
    public Pair pair(String applicationId, String referenceId) {
        PairName name = new PairName(applicationId, referenceId);
        Pair known = pairs.get(name);
        return known != null ? known : findOrMake(name);
    }

    private synchronized Pair findOrMake(PairName name) {
        try {
            Pair found = find(name);
            Pair pair = found != null ? found : make(name);
            pairs.put(name, pair);
            return pair;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw new VaultRefused(
                    "the house's key pair " + name.alias()
                            + " cannot be read or made: restore the keystore from its newest copy",
                    failed);
        }
    }

    private @Nullable Pair find(PairName name) throws GeneralSecurityException {
        if (store.getEntry(name.alias(), file.protection()) instanceof KeyStore.PrivateKeyEntry entry) {
            return pair(entry.getPrivateKey(), (X509Certificate) entry.getCertificate());
        }
        return null;
    }

    private Pair make(PairName name) throws IOException, GeneralSecurityException {
        KeyPair keys = generate(name);
        if (name.equals(PairName.ROOT)) {
            return keep(name, keys.getPrivate(), certificates.root(keys));
        }
        Pair root = findOrMake(PairName.ROOT);
        X509Certificate certificate =
                certificates.module(name, keys.getPublic(), root.certificate(), root.privateKey());
        return keep(name, keys.getPrivate(), certificate, root.certificate());
    }

    private Pair keep(PairName name, PrivateKey key, X509Certificate... chain)
            throws IOException, GeneralSecurityException {
        store.setEntry(name.alias(), new KeyStore.PrivateKeyEntry(key, chain), file.protection());
        try {
            file.write(store);
        } catch (IOException failed) {
            store.deleteEntry(name.alias()); // what is not on the disk must not be found later
            throw failed;
        }
        return pair(key, chain[0]);
    }

    private static KeyPair generate(PairName name) throws GeneralSecurityException {
        if (name.isEllipticCurve()) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        }
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        return generator.generateKeyPair();
    }

    private static Pair pair(PrivateKey key, X509Certificate certificate) {
        return new Pair(keyId(certificate.getPublicKey()), key, certificate);
    }

    /** SHA-256 of the public key (SubjectPublicKeyInfo), base64url: the key's for life, whoever certifies it. */
    private static String keyId(PublicKey key) {
        byte[] digest = Crypto.sha256().digest(key.getEncoded());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    }
}
