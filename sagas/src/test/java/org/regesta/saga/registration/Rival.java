package org.regesta.saga.registration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityCommand.GiveUpHandle;
import org.regesta.command.identity.api.IdentityCommand.TakeHandle;
import org.regesta.command.name.api.Names;
import org.regesta.events.identity.HandleClaimEvent;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault.Derivation;
import org.regesta.testkit.memory.InMemoryLedger;

/** Somebody known in a town of handles, who takes one by the ID repository before others do. */
final class Rival {

    private final Lives lives;
    private final String subject;
    private final Identities identities;
    private boolean faster;

    /** @param subject whose identity the rival's is */
    Rival(Lives lives, String subject) {
        this.lives = lives;
        this.subject = subject;
        Town town = lives.durable.town;
        this.identities = new Identities(town.ledger, town.vault, new Names(town.commands, town.ledger));
    }

    String subject() {
        return subject;
    }

    boolean wasFaster() {
        return faster;
    }

    void takes(String handle, String field) {
        faster = true;
        String claim = claim(handle, field);
        Town town = lives.durable.town;
        town.commands.send(new HandleClaimCommand.Bind(claim, subject), InMemoryLedger.about(subject));
        town.commands.send(
                new TakeHandle(
                        subject,
                        field,
                        town.vault.seal(KeyRefs.subject(subject), field, handle.getBytes(UTF_8)),
                        claim),
                InMemoryLedger.about(subject));
    }

    void givesUp(String handle, String field) {
        String claim = claim(handle, field);
        lives.durable.town.commands.send(new GiveUpHandle(subject, claim), InMemoryLedger.about(subject));
        lives.durable.town.commands.send(new HandleClaimCommand.Release(claim, subject), InMemoryLedger.about(subject));
    }

    /** Never over: it is taken once when something else is so. */
    boolean takesOnce(boolean so, String handle, String field) {
        if (so && !faster) {
            takes(handle, field);
        }
        return false;
    }

    String claim(String handle, String field) {
        return identities.claimId(Derivation.HANDLE_CLAIM, Identities.handle(handle, field));
    }

    /** Who has a handle. */
    Optional<String> holder(String handle, String field) {
        return identities.byHandle(Identities.handle(handle, field));
    }

    /** Everybody who has one. */
    Collection<String> holders() {
        TreeMap<String, String> holders = new TreeMap<>();
        lives.events(HandleClaimEvent.class).forEach(recorded -> {
            switch ((HandleClaimEvent) recorded.payload()) {
                case HandleClaimEvent.Bound e -> holders.put(e.claimId(), e.subject());
                case HandleClaimEvent.Released e -> holders.remove(e.claimId());
            }
        });
        return holders.values();
    }

    /** Which handles an identity speaks of. */
    Set<String> known(String whose) {
        return identities
                .record(whose)
                .map(record -> new TreeSet<>(record.handles().keySet()))
                .orElseGet(TreeSet::new);
    }
}
