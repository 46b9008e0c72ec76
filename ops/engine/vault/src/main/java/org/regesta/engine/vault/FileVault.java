package org.regesta.engine.vault;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.engine.vault.KeyEntry.Held;
import org.regesta.engine.vault.KeyEntry.Unknown;
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

    private final Map<Derivation, List<byte[]>> dedicated = new ConcurrentHashMap<>();
    private final HouseKeyStore store;
    private final KeyWriter writer;
    private final KeyFinder finder = new KeyFinder(this::standing);
    private final String id;
    private final Closeable lock;

    private FileVault(Disk disk, HouseKeyStore store, Reserve reserve, Closeable lock, long shortest)
            throws IOException {
        this.store = store;
        this.lock = lock;
        HouseKeyInUse house = HouseKeyInUse.settle(disk, store);
        KeyLog log = KeyLog.open(disk, house.key(), shortest);
        this.id = log.vaultId();
        this.writer = new KeyWriter(disk, log, house, reserve, finder::shredded);
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
        return open(folder, password, Optional.empty(), reserve);
    }

    /**
     * The same, of a house whose key is in a token, or will be with the next {@link #rotateHouseKey}.
     *
     * @throws VaultRefused also when the token is not there or refuses the PIN
     */
    public static FileVault open(Path folder, HousePassword password, Optional<HouseToken> token, Reserve reserve) {
        try {
            OwnerOnly.folder(folder);
            FolderLock lock = FolderLock.on(folder);
            try {
                return over(new FolderDisk(folder), HouseKeyFile.open(folder, password, token), reserve, lock);
            } catch (IOException | RuntimeException refused) {
                lock.close();
                throw refused;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    static FileVault over(Disk disk, HouseKeyStore store, Reserve reserve, Closeable lock) throws IOException {
        return over(disk, store, reserve, lock, LogStart.SHORT);
    }

    /** @param shortest logs up to which length are read whole at each start */
    static FileVault over(Disk disk, HouseKeyStore store, Reserve reserve, Closeable lock, long shortest)
            throws IOException {
        FileVault vault = new FileVault(disk, store, reserve, lock, shortest);
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
            unwrapGenerations(use);
        }
    }

    private void unwrapGenerations(Derivation use) {
        dedicated.put(use, finder.look(standing -> generations(standing, use)));
    }

    private static List<byte[]> generations(Standing standing, Derivation use) {
        List<byte[]> keys = new ArrayList<>();
        for (int number = 1; number <= standing.ring().secretGenerations().newest(use.name()); number++) {
            String name =
                    standing.ring().secretGenerations().name(use.name(), number).orElseThrow();
            byte[] wrapped =
                    standing.ring().wrapped(standing.ring().secret(name).orElseThrow());
            keys.add(standing.unwrap(WrappingNames.secret(name), wrapped));
        }
        return List.copyOf(keys);
    }

    private Standing standing() {
        return writer.standing();
    }

    @Override
    public Sealed seal(String keyRef, String attribute, byte[] value) {
        return AttributeSeals.seal(keyFor(keyRef), keyRef, attribute, value);
    }

    @Override
    public Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values) {
        PersonKey key = keyFor(keyRef);
        Map<String, Sealed> seals = new LinkedHashMap<>();
        values.forEach((attribute, value) -> seals.put(attribute, AttributeSeals.seal(key, keyRef, attribute, value)));
        return seals;
    }

    @Override
    public void makeAll(Set<String> keyRefs) {
        keyRefs.forEach(WrappingNames::check);
        writer.run(keyRefs.stream()
                .filter(keyRef -> !holds(keyRef))
                .map(Change.Make::new)
                .toList());
    }

    @Override
    public Opening open(Purpose purpose, String attribute, Sealed sealed) {
        Openers.check(purpose);
        Optional<byte[]> key = find(sealed.keyRef(), AttributeSeals.generation(sealed));
        return key.isPresent() ? AttributeSeals.open(key.get(), attribute, sealed) : new Opening.Gone();
    }

    @Override
    public void link(String registrationKeyRef, String subjectKeyRef) {
        WrappingNames.check(registrationKeyRef);
        WrappingNames.check(subjectKeyRef);
        writer.run(new Change.Link(registrationKeyRef, subjectKeyRef));
    }

    /** A key that was never made is remembered as shredded too: nothing can be sealed under it afterwards. */
    @Override
    public void shred(String keyRef) {
        WrappingNames.check(keyRef);
        writer.run(new Change.Shred(keyRef));
    }

    @Override
    public int renew(String keyRef, String rotation) {
        checkRotation(rotation);
        keyFor(keyRef);
        writer.run(new Change.Renew(keyRef, rotation));
        finder.renewed(keyRef);
        return finder.look(standing -> standing.ring().generationBy(keyRef, rotation))
                .orElseThrow(KeyGone::new);
    }

    @Override
    public int generation(String keyRef) {
        return finder.newest(keyRef);
    }

    @Override
    public int renew(Derivation use, String rotation) {
        checkRotation(rotation);
        if (!use.isClaim()) {
            throw new IllegalArgumentException("what is derived for " + use + " would be lost with its key");
        }
        writer.run(new Change.RenewSecret(use.name(), rotation));
        synchronized (dedicated) {
            unwrapGenerations(use);
        }
        return writer.standing()
                .ring()
                .secretGenerations()
                .by(use.name(), rotation)
                .orElseThrow();
    }

    @Override
    public int generation(Derivation use) {
        return keys(use).size();
    }

    private static void checkRotation(String rotation) {
        WrappingNames.check(rotation);
    }

    @Override
    public boolean holds(String keyRef) {
        return finder.entry(keyRef) instanceof Held;
    }

    /** Whether the key was ever made here, shredded or not: a vault that knows it not is older than what names it. */
    public boolean knows(String keyRef) {
        return !(finder.entry(keyRef) instanceof Unknown);
    }

    /** The names of all keys that were shredded here, sorted: to be shredded again in whatever is older. */
    public Set<String> shredded() {
        return finder.look(standing -> standing.ring().shredded());
    }

    @Override
    public byte[] derive(Derivation use, String... parts) {
        return Crypto.hmac(keys(use).getFirst(), Fields.of(parts));
    }

    @Override
    public byte[] derive(Derivation use, int generation, byte[] older) {
        return Crypto.hmac(keys(use).get(generation - 1), Fields.of(older));
    }

    private List<byte[]> keys(Derivation use) {
        return Objects.requireNonNull(dedicated.get(use));
    }

    @Override
    public byte[] sealForStore(String store, String keyRef, int generation, String attribute, byte[] value) {
        if (generation == GenerationName.FIRST) {
            keyFor(keyRef); // made at first use
        }
        byte[] key = find(keyRef, generation).orElseThrow(KeyGone::new);
        return StoreSeals.seal(new PersonKey(generation, key), store, keyRef, attribute, value);
    }

    @Override
    public Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {
        Openers.check(purpose);
        Optional<byte[]> key = find(keyRef, SealHead.of(sealed).generation());
        return key.isPresent() ? StoreSeals.open(key.get(), store, keyRef, attribute, sealed) : new Opening.Gone();
    }

    /** The newest generation of the key, made durable first where there is none. */
    PersonKey keyFor(String keyRef) {
        Optional<PersonKey> remembered = finder.rememberedNewest(keyRef);
        if (remembered.isPresent()) {
            return remembered.get();
        }
        if (!holds(keyRef)) {
            WrappingNames.check(keyRef);
            writer.run(new Change.Make(keyRef));
        }
        return finder.findNewest(keyRef).orElseThrow(KeyGone::new);
    }

    /**
     * A generation of the key; none when it was shredded.
     *
     * @throws KeyUnknown when it was never made here
     */
    Optional<byte[]> find(String keyRef, int generation) {
        return finder.find(keyRef, generation);
    }

    KeyRing ring() {
        return writer.standing().ring();
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
            store.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        finder.forgetAll();
    }
}
