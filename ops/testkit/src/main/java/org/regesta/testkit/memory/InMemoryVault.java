package org.regesta.testkit.memory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;
import org.regesta.wire.Json;

/** Real seals under keys that live as long as this object. What is shredded is gone, with all that was linked to it. */
public final class InMemoryVault implements Vault {

    private final Map<String, byte[]> keys = new HashMap<>();
    private final Set<String> shredded = new HashSet<>();
    private final Map<String, String> links = new HashMap<>();
    private final Map<String, List<String>> renewals = new HashMap<>();
    private final byte[] derivations;

    public InMemoryVault() {
        derivations = Seals.random(32);
    }

    private InMemoryVault(Saved saved) {
        keys.putAll(saved.keys());
        shredded.addAll(saved.shredded());
        links.putAll(saved.links());
        saved.renewals().forEach((name, rotations) -> renewals.put(name, new ArrayList<>(rotations)));
        derivations = saved.derivations();
    }

    private record Saved(
            Map<String, byte[]> keys,
            Set<String> shredded,
            Map<String, String> links,
            Map<String, List<String>> renewals,
            byte[] derivations) {}

    /** All its keys, for a test's other process. */
    public synchronized String saved() {
        return Json.write(new Saved(keys, shredded, links, renewals, derivations));
    }

    /** @param saved what {@link #saved} gave elsewhere */
    public static InMemoryVault of(String saved) {
        return new InMemoryVault(Json.read(saved, Saved.class));
    }

    @Override
    public Sealed seal(String keyRef, String attribute, byte[] value) {
        byte[] salt = Seals.random(Seals.SALT);
        byte[] salted = Seals.join(salt, value);
        byte[] key = keyOf(keyRef, generation(keyRef));
        String ciphertext = Seals.base64(Seals.encrypt(key, keyRef + "\0" + attribute, salted));
        return new Sealed(keyRef, ciphertext, Seals.sha256(salted));
    }

    @Override
    public Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values) {
        Map<String, Sealed> seals = new TreeMap<>();
        values.forEach((attribute, value) -> seals.put(attribute, seal(keyRef, attribute, value)));
        return seals;
    }

    @Override
    public void makeAll(Set<String> keyRefs) {
        keyRefs.forEach(this::keyFor);
    }

    @Override
    public Opening open(Purpose purpose, String attribute, Sealed sealed) {
        if (find(sealed.keyRef()) == null) {
            return gone(sealed.keyRef());
        }
        byte[] salted = decrypt(sealed.keyRef(), sealed.keyRef() + "\0" + attribute, Seals.bytes(sealed.ciphertext()));
        if (!Seals.sha256(salted).equals(sealed.commitment())) {
            throw new SealBroken();
        }
        return Seals.opened(salted);
    }

    /** Whichever generation sealed it. */
    private byte[] decrypt(String keyRef, String about, byte[] sealed) {
        for (int generation = generation(keyRef); generation > 1; generation--) {
            try {
                return Seals.decrypt(keyOf(keyRef, generation), about, sealed);
            } catch (SealBroken another) {
                continue;
            }
        }
        return Seals.decrypt(keyOf(keyRef, 1), about, sealed);
    }

    private byte[] keyOf(String keyRef, int generation) {
        byte[] first = keyFor(keyRef);
        return generation == 1 ? first : Seals.hmac(first, renewals(keyRef).get(generation - 2));
    }

    private synchronized List<String> renewals(String name) {
        return renewals.computeIfAbsent(name, unknown -> new ArrayList<>());
    }

    @Override
    public synchronized int renew(String keyRef, String rotation) {
        keyFor(keyRef);
        return renewed(keyRef, rotation);
    }

    private int renewed(String name, String rotation) {
        if (!renewals(name).contains(rotation)) {
            renewals(name).add(rotation);
        }
        return renewals(name).indexOf(rotation) + 2;
    }

    @Override
    public int generation(String keyRef) {
        return renewals(keyRef).size() + 1;
    }

    @Override
    public byte[] derive(Derivation use, int generation, byte[] older) {
        String rotation = renewals(use.name()).get(generation - 2);
        return Seals.hmac(Seals.hmac(derivations, use.name(), rotation), Seals.base64(older));
    }

    @Override
    public synchronized int renew(Derivation use, String rotation) {
        return renewed(use.name(), rotation);
    }

    @Override
    public int generation(Derivation use) {
        return renewals(use.name()).size() + 1;
    }

    @Override
    public synchronized void link(String registrationKeyRef, String subjectKeyRef) {
        links.put(registrationKeyRef, subjectKeyRef);
        if (shredded.contains(subjectKeyRef)) {
            shred(registrationKeyRef);
        }
    }

    @Override
    public synchronized void shred(String keyRef) {
        keys.remove(keyRef);
        shredded.add(keyRef);
        links.forEach((registration, subject) -> {
            if (subject.equals(keyRef) && !shredded.contains(registration)) {
                keys.remove(registration);
                shredded.add(registration);
            }
        });
    }

    @Override
    public synchronized boolean holds(String keyRef) {
        return keys.containsKey(keyRef);
    }

    @Override
    public byte[] derive(Derivation use, String... parts) {
        return Seals.hmac(Seals.hmac(derivations, use.name()), parts);
    }

    @Override
    public byte[] sealForStore(String store, String keyRef, int generation, String attribute, byte[] value) {
        String about = store + "\0" + keyRef + "\0" + attribute;
        byte[] key = keyOf(keyRef, generation);
        byte[] id = Seals.hmac(key, about, Seals.base64(value)); // the same value makes the same bytes
        return Seals.encrypt(key, about, Seals.join(new byte[Seals.SALT], value), id);
    }

    @Override
    public Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {
        if (find(keyRef) == null) {
            return gone(keyRef);
        }
        return Seals.opened(decrypt(keyRef, store + "\0" + keyRef + "\0" + attribute, sealed));
    }

    /** The key, made at first use. */
    synchronized byte[] keyFor(String keyRef) {
        if (shredded.contains(keyRef)) {
            throw new KeyGone();
        }
        return keys.computeIfAbsent(keyRef, unknown -> Seals.random(32));
    }

    synchronized byte @Nullable [] find(String keyRef) {
        return keys.get(keyRef);
    }

    private synchronized Opening gone(String keyRef) {
        if (shredded.contains(keyRef)) {
            return new Opening.Gone();
        }
        throw new SealBroken(); // sealed by no vault that this one is
    }
}
