package org.regesta.command.proposal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.regesta.command.officer.api.Lineage;
import org.regesta.command.proposal.api.ProposalCommand;
import org.regesta.command.proposal.api.ProposalRefusal;
import org.regesta.events.Book;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.proposal.LegalGround;
import org.regesta.events.proposal.ProposalEvent;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/** Takes proposals in. */
@Component
class ProposalDesk {

    private static final Duration OPEN_FOR = Duration.ofDays(7);

    private final Commands commands;
    private final Ledger ledger;
    private final Vault vault;
    private final Clock clock;

    ProposalDesk(Commands commands, Ledger ledger, Vault vault, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.vault = vault;
        this.clock = clock;
    }

    /** @param position of the event, for who reads next */
    record Filed(String proposalId, String position) {}

    /**
     * @param note why, in words; sealed under the key of whom it is about, so that it goes with them, or else under
     *     the proposer's
     */
    Filed propose(ProposalKind kind, String target, LegalGround ground, Optional<String> note, Attribution by) {
        String id = newId(by);
        if (ledger.holds(Book.REGISTRY, "proposal:" + id, by)) {
            refuseAnother(id, kind, target, ground);
            return new Filed(id, "registry:" + ledger.head(Book.REGISTRY));
        }
        Attribution attributed;
        List<String> people = Offices.people(kind, target);
        people.forEach(this::refuseStranger);
        if (kind == ProposalKind.TAKE_BACK_UPDATE) {
            refuseNoUpdate(target.split("@", 2));
        }
        if (!people.isEmpty()) {
            String first = people.getFirst();
            attributed = noted(KeyRefs.subject(first), note, by.with(Meta.SUBJECT, first));
        } else if (kind == ProposalKind.VOID_REGISTRATION) {
            refuseUnknown(target);
            attributed = noted(KeyRefs.registration(target), note, by);
        } else {
            attributed = noted(KeyRefs.officer(by.actor()), note, by);
        }
        String position = commands.send(
                        new ProposalCommand.Propose(
                                id, kind, target, ground, clock.instant().plus(OPEN_FOR)),
                        attributed)
                .position();
        return new Filed(id, position);
    }

    /** A request that is repeated under its id says the same again, or is no repetition. */
    private void refuseAnother(String id, ProposalKind kind, String target, LegalGround ground) {
        boolean same = ledger.stream(Book.REGISTRY, "proposal:" + id).stream()
                .limit(1)
                .map(recorded -> (ProposalEvent.Proposed) recorded.payload())
                .allMatch(as -> as.kind() == kind && as.target().equals(target) && as.ground() == ground);
        if (!same) {
            throw new Refusal(ProposalRefusal.ALREADY_PROPOSED);
        }
    }

    private void refuseUnknown(String registrationId) {
        boolean finished = ledger.stream(Book.REGISTRY, "registration:" + registrationId).stream()
                .anyMatch(recorded -> recorded.payload() instanceof RegistrationEvent.Finished);
        if (!finished) {
            throw new Refusal(ProposalRefusal.TARGET_UNKNOWN);
        }
    }

    private void refuseNoUpdate(String[] target) {
        boolean changed = ledger.stream(Book.REGISTRY, "identity:" + target[0]).stream()
                .anyMatch(recorded -> recorded.payload() instanceof IdentityEvent.Updated updated
                        && updated.registrationId().equals(target[1]));
        if (!changed) {
            throw new Refusal(ProposalRefusal.TARGET_UNKNOWN);
        }
    }

    private void refuseStranger(String subject) {
        List<Recorded> life = ledger.stream(Book.REGISTRY, "identity:" + subject);
        if (life.isEmpty() || life.getLast().payload() instanceof IdentityEvent.Erased) {
            throw new Refusal(ProposalRefusal.TARGET_UNKNOWN);
        }
    }

    private Attribution noted(String keyRef, Optional<String> note, Attribution by) {
        if (note.isEmpty()) {
            return by;
        }
        Sealed sealed = vault.seal(keyRef, "reasonNote", note.get().getBytes(StandardCharsets.UTF_8));
        return by.with(Meta.REASON_NOTE, sealed.keyRef() + "." + sealed.ciphertext() + "." + sealed.commitment());
    }

    /** @return the position of the decision */
    String approve(String proposalId, Attribution by) {
        return commands.send(
                        new ProposalCommand.Approve(
                                proposalId, clock.instant(), Lineage.shared(ledger, proposer(proposalId), by.actor())),
                        about(proposalId, by))
                .position();
    }

    private String proposer(String proposalId) {
        return ledger.stream(Book.REGISTRY, "proposal:" + proposalId).stream()
                .findFirst()
                .map(recorded -> ((ProposalEvent.Proposed) recorded.payload()).proposer())
                .orElse("");
    }

    /** @return the position of the decision */
    String refuse(String proposalId, Attribution by) {
        return commands.send(new ProposalCommand.Refuse(proposalId, clock.instant()), about(proposalId, by))
                .position();
    }

    /** The decision is found with the person, as the proposal is. */
    private Attribution about(String proposalId, Attribution by) {
        return ledger.stream(Book.REGISTRY, "proposal:" + proposalId).stream()
                .findFirst()
                .flatMap(proposed -> proposed.envelope().subject())
                .map(subject -> by.with(Meta.SUBJECT, subject))
                .orElse(by);
    }

    /** The same for a request repeated with its command id. */
    private static String newId(Attribution by) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null
                ? UUID.randomUUID().toString()
                : UUID.nameUUIDFromBytes((by.actor() + "/" + commandId).getBytes(StandardCharsets.UTF_8))
                        .toString();
    }
}
