package org.regesta.command.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationCommand.AnnounceInformation;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.wire.MosipError;
import org.springframework.stereotype.Component;

/** Announces packets one by one: one bad entry holds up no other. */
@Component
class Announcing {

    private final Commands commands;
    private final Vault vault;
    private final Ledger ledger;

    Announcing(Commands commands, Vault vault, Ledger ledger) {
        this.commands = commands;
        this.vault = vault;
        this.ledger = ledger;
    }

    /** What became of the entries of one list. */
    record Outcome(List<SyncEndpoint.Taken> taken, List<SyncEndpoint.NotTaken> notTaken) {}

    Outcome announce(List<@Nullable SyncEntry> entries, Attribution by) {
        Outcome outcome = new Outcome(new ArrayList<>(), new ArrayList<>());
        for (int i = 0; i < entries.size(); i++) {
            announce(entries.get(i), numbered(by, i), outcome);
        }
        return outcome;
    }

    private void announce(@Nullable SyncEntry entry, Attribution by, Outcome outcome) {
        if (entry == null) {
            outcome.notTaken().add(failure(SyncCodes.of(SyncEntry.Flaw.RID_MISSING), null));
            return;
        }
        Optional<SyncEntry.Flaw> flaw = entry.flaw();
        if (flaw.isPresent()) {
            outcome.notTaken().add(failure(SyncCodes.of(flaw.get()), entry.registrationId()));
            return;
        }
        if (entry.isTheResidentsOwn() != by.role().equals(Role.RESIDENT.name())) {
            outcome.notTaken().add(failure(SyncCodes.of(SyncEntry.Flaw.PROCESS), entry.rid()));
            return;
        }
        try {
            commands.send(entry.isInformation() ? information(entry) : command(entry), by);
            outcome.taken().add(new SyncEndpoint.Taken(entry.rid(), "SUCCESS"));
        } catch (Refusal refused) {
            outcome.notTaken().add(failure(SyncCodes.of((RegistrationRefusal) refused.code()), entry.rid()));
        }
    }

    private static AnnounceInformation information(SyncEntry entry) {
        return new AnnounceInformation(
                entry.rid(),
                entry.requestId(),
                entry.packet(),
                entry.hash(),
                entry.packetSize() == null ? 0 : entry.packetSize(),
                SupervisorStatus.valueOf(String.valueOf(entry.supervisorStatus())));
    }

    private Sync command(SyncEntry entry) {
        Depositing.refuseTheRepositorys(ledger, entry.rid());
        return new Sync(
                entry.rid(),
                entry.process().orElse(Process.NEW),
                entry.packet(),
                entry.hash(),
                entry.packetSize() == null ? 0 : entry.packetSize(),
                SupervisorStatus.valueOf(String.valueOf(entry.supervisorStatus())),
                String.valueOf(entry.langCode()),
                vault.sealAll(KeyRefs.registration(entry.rid()), entry.contacts()));
    }

    /** One request is many commands: each has an id of its own, the same when the request is sent again. */
    static Attribution numbered(Attribution by, int entry) {
        String id = by.further().get(Meta.COMMAND_ID);
        return id == null ? by : by.with(Meta.COMMAND_ID, id + ":" + entry);
    }

    private static SyncEndpoint.NotTaken failure(MosipError why, @Nullable String registrationId) {
        boolean repeatable = registrationId != null && Rid.isDigits(registrationId) && registrationId.length() <= 40;
        return new SyncEndpoint.NotTaken(why.errorCode(), why.message(), repeatable ? registrationId : null, "FAILURE");
    }
}
