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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private final Clock clock;
    private KeyStore store;
    private final Map<PairName, Pair> pairs = new ConcurrentHashMap<>();

    private Pkcs12HouseKeys(Pkcs12 file, Clock clock) throws IOException, GeneralSecurityException {
        this.file = file;
        this.clock = clock;
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

    @Override
    public synchronized List<Pair> all(String applicationId, String referenceId) {
        PairName name = new PairName(applicationId, referenceId);
        List<Pair> all = new ArrayList<>();
        all.add(pair(applicationId, referenceId));
        try {
            for (int place = formers(name); place > 0; place--) {
                Instant replaced = all.getLast().certificate().getNotBefore().toInstant();
                Pair former = Objects.requireNonNull(find(former(name, place)));
                if (!clock.instant().isBefore(replaced.plus(GRACE))) {
                    break; // those before it were replaced earlier still
                }
                all.add(former);
            }
            return List.copyOf(all);
        } catch (GeneralSecurityException failed) {
            throw unreadable(name, failed);
        }
    }

    @Override
    public synchronized Pair rotate(String applicationId, String referenceId) {
        PairName name = new PairName(applicationId, referenceId);
        pair(applicationId, referenceId); // what was never asked for has no pair yet
        return replace(name, () -> {
            KeyStore.Entry old = store.getEntry(name.alias(), file.protection());
            store.setEntry(former(name, formers(name) + 1), old, file.protection());
            return make(name);
        });
    }

    @Override
    public synchronized Pair revoke(String applicationId, String referenceId) {
        PairName name = new PairName(applicationId, referenceId);
        return replace(name, () -> {
            for (int place = formers(name); place > 0; place--) {
                store.deleteEntry(former(name, place));
            }
            return make(name);
        });
    }

    @Override
    public synchronized Pair certify(String applicationId, String referenceId, X509Certificate certificate) {
        PairName name = new PairName(applicationId, referenceId);
        Pair own = pair(applicationId, referenceId);
        if (!own.certificate().getPublicKey().equals(certificate.getPublicKey())) {
            throw new IllegalArgumentException("a certificate of another key");
        }
        return replace(name, () -> keep(name, own.privateKey(), certificate));
    }

    /** What makes the next pair; it writes the file once, as the last thing it does. */
    private interface Replacement {
        Pair make() throws IOException, GeneralSecurityException;
    }

    /** If the file cannot be written, what is held is read anew: it is what the disk says. */
    private Pair replace(PairName name, Replacement replacement) {
        try {
            Pair next = replacement.make();
            pairs.put(name, next);
            return next;
        } catch (IOException failed) {
            reload(name);
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            reload(name);
            throw unreadable(name, failed);
        }
    }

    private void reload(PairName name) {
        try {
            store = file.read();
            pairs.clear();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw unreadable(name, failed);
        }
    }

    private static String former(PairName name, int place) {
        return name.alias() + "#" + place;
    }

    private int formers(PairName name) throws GeneralSecurityException {
        int known = 0;
        while (store.containsAlias(former(name, known + 1))) {
            known++;
        }
        return known;
    }

    private static VaultRefused unreadable(PairName name, GeneralSecurityException failed) {
        return new VaultRefused(
                "the house's key pair " + name.alias()
                        + " cannot be read or made: restore the keystore from its newest copy",
                failed);
    }

    private synchronized Pair findOrMake(PairName name) {
        try {
            Pair found = find(name.alias());
            Pair pair = found != null ? found : make(name);
            pairs.put(name, pair);
            return pair;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (GeneralSecurityException failed) {
            throw unreadable(name, failed);
        }
    }

    private @Nullable Pair find(String alias) throws GeneralSecurityException {
        if (store.getEntry(alias, file.protection()) instanceof KeyStore.PrivateKeyEntry entry) {
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
        boolean first = !store.containsAlias(name.alias());
        store.setEntry(name.alias(), new KeyStore.PrivateKeyEntry(key, chain), file.protection());
        try {
            file.write(store);
        } catch (IOException failed) {
            if (first) {
                store.deleteEntry(name.alias()); // what is not on the disk must not be found later
            }
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
        return RsaPairs.generate();
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
