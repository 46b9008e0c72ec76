package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.regesta.engine.vault.KeyRing.Held;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/**
 * The vault in a folder of its own: {@code house.p12} with the house key, {@code keys.log} with every other key
 * wrapped by it,
 * and {@code house.password} unless the password is given. Safe for any number of threads; one process per folder.
 *
 * <p>Beyond the port: a method that must write throws {@link org.regesta.ports.StorageFull} when the reserve is
 * reached and
 * {@link org.regesta.ports.Commands.OutcomeUnknown} when the disk failed under it, and from then on until a restart.
 * Opening throws {@link IllegalCallerException} unless the class annotated as opener of the purpose asks for it.
 */
public final class FileVault implements Vault, AutoCloseable {

    private static final int UNWRAPPED_KEYS = 10_000;

    private final UnwrappedKeys unwrapped = new UnwrappedKeys(UNWRAPPED_KEYS);
    private final Map<Derivation, byte[]> dedicated = new EnumMap<>(Derivation.class);
    private final HouseKeyStore store;
    private final KeyWriter writer;
    private final String id;
    private final Closeable lock;

    private FileVault(Disk disk, HouseKeyStore store, Reserve reserve, Closeable lock) throws IOException {
        this.store = store;
        this.lock = lock;
        HouseKeyInUse house = HouseKeyInUse.settle(disk, store);
        KeyRing ring = new KeyRing();
        KeyLog log = KeyLog.open(disk, house.key(), ring);
        this.id = log.vaultId();
        this.writer = new KeyWriter(disk, log, new Standing(ring, house), reserve);
        writer.start();
    }

    /**
     * Opens the vault of a folder; makes folder, password, house key and log where there are none yet.
     *
     * @param reserve what must stay free on its disk
     * @throws VaultRefused when it cannot be opened as it stands: another process has it, its password is another
     *     one, a file is missing or damaged. Nothing was changed then.
     */
    public static FileVault open(Path folder, HousePassword password, Reserve reserve) {
        try {
            OwnerOnly.folder(folder);
            FolderLock lock = FolderLock.on(folder);
            try {
                return over(new FolderDisk(folder), HouseKeyFile.open(folder, password), reserve, lock);
            } catch (IOException | RuntimeException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static FileVault over(Disk disk, HouseKeyStore store, Reserve reserve, Closeable lock) throws IOException {
        FileVault vault = new FileVault(disk, store, reserve, lock);
        try {
            vault.makeDedicatedKeys();
            return vault;
        } catch (RuntimeException refused) {
            vault.writer.close();
            throw refused;
        }
    }

    private void makeDedicatedKeys() {
        writer.run(Arrays.stream(Derivation.values())
                .map(use -> new Change.MakeSecret(use.name()))
                .toList());
        for (Derivation use : Derivation.values()) {
            byte[] wrapped = ring().secret(use.name()).orElseThrow();
            dedicated.put(use, house().unwrap(WrappingNames.secret(use.name()), wrapped));
        }
    }

    @Override
    public Sealed seal(String keyRef, String attribute, byte[] value) {
        return AttributeSeals.seal(keyFor(keyRef), keyRef, attribute, value);
    }

    @Override
    public Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values) {
        byte[] key = keyFor(keyRef);
        Map<String, Sealed> seals = new LinkedHashMap<>();
        values.forEach((attribute, value) -> seals.put(attribute, AttributeSeals.seal(key, keyRef, attribute, value)));
        return seals;
    }

    @Override
    public Opening open(Purpose purpose, String attribute, Sealed sealed) {
        Openers.check(purpose);
        Optional<byte[]> key = find(sealed.keyRef());
        return key.isPresent() ? AttributeSeals.open(key.get(), attribute, sealed) : new Opening.Gone();
    }

    @Override
    public void link(String registrationKeyRef, String subjectKeyRef) {
        WrappingNames.check(registrationKeyRef);
        WrappingNames.check(subjectKeyRef);
        writer.run(new Change.Link(registrationKeyRef, subjectKeyRef));
        unwrapped.forgetShredded(ring());
    }

    /** A key that was never made is remembered as shredded too: nothing can be sealed under it afterwards. */
    @Override
    public void shred(String keyRef) {
        WrappingNames.check(keyRef);
        writer.run(new Change.Shred(keyRef));
        unwrapped.forgetShredded(ring());
    }

    @Override
    public boolean holds(String keyRef) {
        return ring().held(keyRef).isPresent();
    }

    /** Whether the key was ever made here, shredded or not: a vault that knows it not is older than what names it. */
    public boolean knows(String keyRef) {
        return ring().held(keyRef).isPresent() || ring().isShredded(keyRef);
    }

    /** The names of all keys that were shredded here, sorted: to be shredded again in whatever is older. */
    public Set<String> shredded() {
        return ring().shredded();
    }

    @Override
    public byte[] derive(Derivation use, String... parts) {
        return Crypto.hmac(Objects.requireNonNull(dedicated.get(use)), Fields.of(parts));
    }

    @Override
    public byte[] sealForStore(String store, String keyRef, String attribute, byte[] value) {
        return StoreSeals.seal(keyFor(keyRef), store, keyRef, attribute, value);
    }

    @Override
    public Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {
        Openers.check(purpose);
        Optional<byte[]> key = find(keyRef);
        return key.isPresent() ? StoreSeals.open(key.get(), store, keyRef, attribute, sealed) : new Opening.Gone();
    }

    /** The key, made durable first where there is none. */
    byte[] keyFor(String keyRef) {
        if (ring().held(keyRef).isEmpty()) {
            WrappingNames.check(keyRef);
            writer.run(new Change.Make(keyRef));
        }
        return find(keyRef).orElseThrow(KeyGone::new);
    }

    /**
     * The key; none when it was shredded.
     *
     * @throws KeyUnknown when it was never made here
     */
    Optional<byte[]> find(String keyRef) {
        Standing standing = writer.standing();
        Optional<Held> held = standing.ring().held(keyRef);
        if (held.isEmpty()) {
            if (!standing.ring().isShredded(keyRef)) {
                throw new KeyUnknown();
            }
            return Optional.empty();
        }
        byte[] key = unwrapped.get(
                keyRef,
                () -> standing.unwrap(WrappingNames.key(keyRef), held.get().wrapped()),
                () -> !ring().isShredded(keyRef));
        return Optional.of(key);
    }

    private KeyRing ring() {
        return writer.standing().ring();
    }

    private HouseKey house() {
        return writer.standing().house().key();
    }

    /**
     * Wraps every key by a new house key and destroys the old one, while the vault goes on. Durable when it returns;
     * cut off anywhere, either the old key stands or the new one, and asked again under the same name it goes on or has
     * been done.
     *
     * @param rotation names it: letters, digits and {@code -}
     */
    public void rotateHouseKey(String rotation) {
        String name = HouseKeyStore.named(rotation);
        synchronized (store) {
            try {
                if (!writer.standing().house().name().equals(name)) {
                    writer.run(new Change.Rewrap(new HouseKeyInUse(name, store.make(name))));
                }
                store.keepOnly(name);
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /** The name of the house key that wraps now. */
    public String houseKey() {
        return writer.standing().house().name();
    }

    /** How far the rotation has come that is under way. */
    public Optional<Progress> rotation() {
        return writer.rotation();
    }

    /** @param done keys of {@code total} that are wrapped anew */
    public record Progress(int done, int total) {}

    /**
     * How far this vault has come. It only grows: whoever notes it in a ledger can tell a vault that was restored
     * from a copy older than that ledger, which lacks keys that events name.
     */
    public Mark mark() {
        return new Mark(id, writer.changes());
    }

    /**
     * @param vault which vault it is, 32 hex digits for life
     * @param changes how many keys, links and shreddings it has made durable
     */
    public record Mark(String vault, long changes) {

        /** Whether a vault at this mark has all that one at the other had. */
        public boolean covers(Mark noted) {
            return vault.equals(noted.vault) && changes >= noted.changes;
        }
    }

    @Override
    public void close() {
        try (lock) {
            writer.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        unwrapped.forgetAll();
    }
}
