package org.regesta.testkit.memory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;

/** Blobs sealed under the keys of an {@link InMemoryVault}: shredding there makes them Gone here. */
public final class InMemoryEvidence implements Evidence {

    private final InMemoryVault vault;
    private final Map<String, byte[]> blobs = new ConcurrentHashMap<>();

    public InMemoryEvidence(InMemoryVault vault) {
        this.vault = vault;
    }

    @Override
    public EvidenceRef put(String keyRef, String kind, byte[] content) {
        byte[] salted = Seals.join(new byte[Seals.SALT], content);
        byte[] ciphertext = Seals.encrypt(vault.keyFor(keyRef), keyRef + "\0" + kind, salted);
        String name = Seals.sha256(ciphertext);
        blobs.put(name, ciphertext);
        return new EvidenceRef(name, keyRef, kind, content.length);
    }

    @Override
    public Opening open(Purpose purpose, EvidenceRef ref) {
        byte[] key = vault.find(ref.keyRef());
        if (key == null) {
            return new Opening.Gone();
        }
        byte[] ciphertext = blobs.get(ref.name());
        if (ciphertext == null || !Seals.sha256(ciphertext).equals(ref.name())) {
            throw new EvidenceDamaged(ref.name());
        }
        return Seals.opened(Seals.decrypt(key, ref.keyRef() + "\0" + ref.kind(), ciphertext));
    }

    @Override
    public void delete(EvidenceRef ref) {
        blobs.remove(ref.name());
    }

    /** Loses a blob, as a disk would. */
    public void lose(EvidenceRef ref) {
        blobs.remove(ref.name());
    }

    /** Flips a bit of a blob, as a disk would. */
    public void damage(EvidenceRef ref) {
        blobs.computeIfPresent(ref.name(), (name, bytes) -> {
            byte[] damaged = bytes.clone();
            damaged[damaged.length - 1] ^= 1;
            return damaged;
        });
    }

    /** How many blobs it holds. */
    public int size() {
        return blobs.size();
    }
}
