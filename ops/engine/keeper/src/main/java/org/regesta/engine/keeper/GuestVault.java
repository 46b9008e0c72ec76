package org.regesta.engine.keeper;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.regesta.events.EvidenceRef;
import org.regesta.events.Purpose;
import org.regesta.events.Sealed;
import org.regesta.ports.Evidence;
import org.regesta.ports.Opening;
import org.regesta.ports.Vault;

/**
 * The house's vault and evidence as a guest has them: it opens and seals for what it was granted, and no key leaves the
 * house. So whoever is forgotten there is forgotten here at the same instant.
 */
public final class GuestVault implements Vault, Evidence {

    private final KeeperLine line;

    public GuestVault(KeeperLine line) {
        this.line = line;
    }

    @Override
    public Opening open(Purpose purpose, String attribute, Sealed sealed) {
        return line.ask(Call.OPEN, new Talk.Open(purpose, attribute, sealed), Talk.Opened.class)
                .opening();
    }

    @Override
    public Opening open(Purpose purpose, EvidenceRef ref) {
        return line.ask(Call.OPEN_EVIDENCE, new Talk.OpenEvidence(purpose, ref), Talk.Opened.class)
                .opening();
    }

    @Override
    public byte[] derive(Derivation use, String... parts) {
        return line.ask(Call.DERIVE, new Talk.Derive(use, List.of(parts)), Talk.Bytes.class)
                .bytes();
    }

    @Override
    public byte[] sealForStore(String store, String keyRef, int generation, String attribute, byte[] value) {
        Talk.SealForStore asked = new Talk.SealForStore(store, keyRef, generation, attribute, value);
        return line.ask(Call.SEAL_FOR_STORE, asked, Talk.Bytes.class).bytes();
    }

    @Override
    public Opening openFromStore(Purpose purpose, String store, String keyRef, String attribute, byte[] sealed) {
        Talk.OpenFromStore asked = new Talk.OpenFromStore(purpose, store, keyRef, attribute, sealed);
        return line.ask(Call.OPEN_FROM_STORE, asked, Talk.Opened.class).opening();
    }

    @Override
    public Sealed seal(String keyRef, String attribute, byte[] value) {
        throw theHouseAlone();
    }

    @Override
    public Map<String, Sealed> sealAll(String keyRef, Map<String, byte[]> values) {
        throw theHouseAlone();
    }

    @Override
    public void makeAll(Set<String> keyRefs) {
        throw theHouseAlone();
    }

    @Override
    public void link(String registrationKeyRef, String subjectKeyRef) {
        throw theHouseAlone();
    }

    @Override
    public void shred(String keyRef) {
        throw theHouseAlone();
    }

    @Override
    public int renew(String keyRef, String rotation) {
        throw theHouseAlone();
    }

    @Override
    public int generation(String keyRef) {
        throw theHouseAlone();
    }

    @Override
    public boolean holds(String keyRef) {
        throw theHouseAlone();
    }

    @Override
    public byte[] derive(Derivation use, int generation, byte[] older) {
        throw theHouseAlone();
    }

    @Override
    public int renew(Derivation use, String rotation) {
        throw theHouseAlone();
    }

    @Override
    public int generation(Derivation use) {
        throw theHouseAlone();
    }

    @Override
    public EvidenceRef put(String keyRef, String kind, byte[] content) {
        throw theHouseAlone();
    }

    @Override
    public void delete(EvidenceRef ref) {
        throw theHouseAlone();
    }

    private static UnsupportedOperationException theHouseAlone() {
        return new UnsupportedOperationException("keys are made, renewed and destroyed in the house alone");
    }
}
