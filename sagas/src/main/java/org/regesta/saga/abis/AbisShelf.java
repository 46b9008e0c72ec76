package org.regesta.saga.abis;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.regesta.command.abis.api.AbisCommand;
import org.regesta.command.abis.api.AbisRefusal;
import org.regesta.events.Book;
import org.regesta.events.EvidenceRef;
import org.regesta.events.abis.AbisEvent;
import org.regesta.events.abis.AbisEvent.Inserted;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Evidence;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.saga.abis.AbisFailure.Found;
import org.regesta.saga.registration.stage.dedupe.Templates;
import org.springframework.stereotype.Component;

/** Puts records away, each under a key of its own, and takes them out again for good. */
@Component
class AbisShelf {

    private final Ledger ledger;
    private final Commands commands;
    private final Evidence evidence;
    private final Vault vault;

    AbisShelf(Ledger ledger, Commands commands, Evidence evidence, Vault vault) {
        this.ledger = ledger;
        this.commands = commands;
        this.evidence = evidence;
        this.vault = vault;
    }

    /** Whether this very message was done before: then it is answered as the first time. */
    boolean isDone(String client, String referenceId, Attribution by) {
        return ledger.holds(Book.REGISTRY, AbisCommand.stream(client, referenceId), by);
    }

    Optional<Inserted> standing(String client, String referenceId) {
        List<Recorded> history = ledger.stream(Book.REGISTRY, AbisCommand.stream(client, referenceId));
        return history.isEmpty() || !(history.getLast().payload() instanceof Inserted entry)
                ? Optional.empty()
                : Optional.of(entry);
    }

    void put(String client, String referenceId, AbisReader.Taken taken, String release, Attribution by) {
        String entry = UUID.randomUUID().toString();
        String key = KeyRefs.reference(entry);
        EvidenceRef cbeff = evidence.put(key, "biometrics", taken.cbeff());
        Optional<EvidenceRef> templates = taken.templates().isEmpty()
                ? Optional.empty()
                : Optional.of(evidence.put(key, "templates", Templates.write(taken.templates())));
        AbisEvent.Inserted stored =
                new AbisEvent.Inserted(client, referenceId, entry, cbeff, templates, taken.types(), release);
        try {
            commands.send(
                    new AbisCommand.Insert(client, referenceId, entry, cbeff, templates, taken.types(), release), by);
        } catch (Refusal stands) {
            destroy(stored); // somebody else was faster
            if (stands.code() == AbisRefusal.ALREADY_INSERTED) {
                throw new Found(AbisFailure.REFERENCE_STANDS);
            }
            throw stands;
        }
    }

    /** Key first: what comes after can be cut off and leaves nothing that anybody can read. */
    void remove(Inserted entry, Attribution by) {
        destroy(entry);
        try {
            commands.send(new AbisCommand.Delete(entry.client(), entry.referenceId(), entry.entryId()), by);
        } catch (Refusal gone) {
            if (gone.code() != AbisRefusal.UNKNOWN) {
                throw gone;
            } // somebody else was faster, and it is as asked
        }
    }

    private void destroy(Inserted entry) {
        vault.shred(KeyRefs.reference(entry.entryId()));
        evidence.delete(entry.biometrics());
        entry.templates().ifPresent(evidence::delete);
    }
}
