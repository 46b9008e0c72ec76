package org.regesta.command.registration;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.name.api.Names;
import org.regesta.command.registration.api.CaseOfficers;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.events.Authority;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.name.NameEvent;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.events.upload.UploadEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Recorded;
import org.regesta.testkit.memory.InMemoryAccessBook;
import org.regesta.testkit.memory.InMemoryEvidence;
import org.regesta.testkit.memory.InMemoryLedger;
import org.regesta.testkit.memory.InMemoryVault;
import org.regesta.testkit.memory.TickingClock;

/** The real rules over books, vault and evidence in memory. */
final class House implements Commands {

    final TickingClock clock = TickingClock.at("2026-11-21T12:00:00Z");
    final InMemoryLedger ledger = new InMemoryLedger(clock);
    final InMemoryVault vault = new InMemoryVault();
    final InMemoryEvidence evidence = new InMemoryEvidence(vault);
    final InMemoryAccessBook accessBook = new InMemoryAccessBook(ledger);
    final TurnedAway turnedAway = new TurnedAway(accessBook, ledger, clock);
    final Caller caller = reason -> new Attribution("op1", "REGISTRATION_OFFICER", new Authority.Mandate("op1", 3))
            .with(Meta.REASON, reason)
            .with(Meta.COMMAND_ID, "key-1");

    @Override
    public synchronized Done send(Object command, Attribution by) {
        RegistrationCommand asked = (RegistrationCommand) command;
        RegistrationState state = state(asked.registrationId());
        RegistrationRules.decide(asked, by.actor(), state).forEach(event -> ledger.append(asked.stream(), event, by));
        return new Done("registry:" + ledger.head(Book.REGISTRY), "");
    }

    private RegistrationState state(String rid) {
        RegistrationState state = RegistrationState.NOTHING_YET;
        for (Recorded recorded : stream(rid)) {
            String actor = recorded.envelope().meta(Meta.ACTOR).orElseThrow();
            state = RegistrationHistory.evolve(state, (RegistrationEvent) recorded.payload(), actor);
        }
        return state;
    }

    /** Somebody came to the ID repository under a registration's id. */
    void cameToTheRepository(String rid) {
        Names.Register register = Identities.registrations();
        String id = register.id(rid);
        ledger.append("name:" + id, new NameEvent.Taken(id, register.kind(), rid, Amina.SUBJECT));
    }

    CaseOfficers officers() {
        return new CaseOfficers(ledger, this, new Identities(ledger, vault, new Names(this, ledger)));
    }

    /** What the access book says was turned away, one after the other. */
    List<UploadEvent.TurnedAway> turnedAway() {
        return ledger.all(Book.ACCESS).stream()
                .map(recorded -> (UploadEvent.TurnedAway) recorded.payload())
                .toList();
    }

    List<RegistrationEvent> history(String rid) {
        return stream(rid).stream()
                .map(recorded -> (RegistrationEvent) recorded.payload())
                .toList();
    }

    List<Recorded> stream(String rid) {
        return ledger.stream(Book.REGISTRY, "registration:" + rid);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
