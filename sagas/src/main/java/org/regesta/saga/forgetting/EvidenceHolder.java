package org.regesta.saga.forgetting;

import java.util.ArrayList;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.ports.Evidence;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/** Deletes the blobs that the person's events name. */
@Component
class EvidenceHolder implements Holder {

    private final Ledger ledger;
    private final Evidence evidence;

    EvidenceHolder(Ledger ledger, Evidence evidence) {
        this.ledger = ledger;
        this.evidence = evidence;
    }

    @Override
    public Turn turn() {
        return Turn.EVIDENCE;
    }

    @Override
    public void forget(Erasure erasure) {
        List<Recorded> life = new ArrayList<>(ledger.stream(Book.REGISTRY, "identity:" + erasure.subject()));
        erasure.erased()
                .registrations()
                .forEach(rid -> life.addAll(ledger.stream(Book.REGISTRY, "registration:" + rid)));
        life.forEach(this::delete);
    }

    void delete(Recorded recorded) {
        Blobs.in(recorded.payload()).forEach((EvidenceRef ref) -> evidence.delete(ref));
    }
}
