package org.regesta.saga.forgetting;

import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.registration.api.RegistrationCommand;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.registration.RegistrationEvent.SubjectLinked;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Declares a registration void; the identity that was made of it rests for good. */
@Component
class VoidRegistration implements Execution {

    private final Commands commands;
    private final Ledger ledger;

    VoidRegistration(Commands commands, Ledger ledger) {
        this.commands = commands;
        this.ledger = ledger;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.VOID_REGISTRATION;
    }

    @Override
    public void run(Order order) {
        String rid = order.proposal().target();
        try {
            commands.send(
                    new RegistrationCommand.DeclareVoid(rid, order.proposal().proposalId()), order.by("void"));
        } catch (Refusal no) {
            if (no.code() != RegistrationRefusal.OUT_OF_ORDER && no.code() != RegistrationRefusal.KEPT_NO_LONGER) {
                throw no;
            }
            return; // it is looked at again, or made nobody
        }
        ledger.stream(Book.REGISTRY, "registration:" + rid).stream()
                .filter(recorded -> recorded.payload() instanceof SubjectLinked)
                .map(recorded -> ((SubjectLinked) recorded.payload()).subject())
                .findFirst()
                .ifPresent(subject -> MergeIdentities.isDone(
                        commands,
                        order,
                        "rest",
                        new IdentityCommand.SetStatus(subject, IdentityStatus.DEACTIVATED, rid)));
    }
}
