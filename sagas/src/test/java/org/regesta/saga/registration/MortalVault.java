package org.regesta.saga.registration;

import java.util.Map;
import java.util.Set;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/** A vault of which nothing durable is done once its house is dead. */
record MortalVault(Vault vault, Mortal mortal) implements Vault {

    @Override
    public Sealed seal(String keyRef, String attribute, byte[] value) {
        return mortal.does(() -> vault.seal(keyRef, attribute, value));
    }

    @Override
    public Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values) {
        return mortal.does(() -> vault.sealAll(keyRef, values));
    }

    @Override
    public void makeAll(Set<String> keyRefs) {
        mortal.does(() -> vault.makeAll(keyRefs));
    }

    @Override
    public Opening open(Purpose purpose, String attribute, Sealed sealed) {
        return vault.open(purpose, attribute, sealed);
    }

    @Override
    public void link(String registrationKeyRef, String subjectKeyRef) {
        mortal.does(() -> vault.link(registrationKeyRef, subjectKeyRef));
    }

    @Override
    public void shred(String keyRef) {
        mortal.does(() -> vault.shred(keyRef));
    }

    @Override
    public boolean holds(String keyRef) {
        return vault.holds(keyRef);
    }

    @Override
    public byte[] derive(Derivation use, String... parts) {
        return vault.derive(use, parts);
    }

    @Override
    public int renew(String keyRef, String rotation) {
        return mortal.does(() -> vault.renew(keyRef, rotation));
    }

    @Override
    public int generation(String keyRef) {
        return vault.generation(keyRef);
    }

    @Override
    public byte[] derive(Derivation use, int generation, byte[] older) {
        return vault.derive(use, generation, older);
    }

    @Override
    public int renew(Derivation use, String rotation) {
        return mortal.does(() -> vault.renew(use, rotation));
    }

    @Override
    public int generation(Derivation use) {
        return vault.generation(use);
    }

    @Override
    public byte[] sealForStore(String store, String keyRef, int generation, String attribute, byte[] value) {
        return vault.sealForStore(store, keyRef, generation, attribute, value);
    }

    @Override
    public Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {
        return vault.openFromStore(purpose, store, keyRef, attribute, sealed);
    }
}
