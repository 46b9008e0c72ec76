package org.regesta.command.identity;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.regesta.command.identity.IdentityState.Gone;
import org.regesta.command.identity.IdentityState.Living;
import org.regesta.command.identity.IdentityState.Unknown;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.identity.api.IdentityCommand.Erase;
import org.regesta.command.identity.api.IdentityCommand.GiveUpHandle;
import org.regesta.command.identity.api.IdentityCommand.Issue;
import org.regesta.command.identity.api.IdentityCommand.LockFactor;
import org.regesta.command.identity.api.IdentityCommand.RecordTemplates;
import org.regesta.command.identity.api.IdentityCommand.RelockFactor;
import org.regesta.command.identity.api.IdentityCommand.RenewKey;
import org.regesta.command.identity.api.IdentityCommand.SetStatus;
import org.regesta.command.identity.api.IdentityCommand.TakeHandle;
import org.regesta.command.identity.api.IdentityCommand.Uin;
import org.regesta.command.identity.api.IdentityCommand.UnlockFactor;
import org.regesta.command.identity.api.IdentityCommand.Update;
import org.regesta.command.identity.api.IdentityCommand.VerifyAttributes;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.identity.IdentityEvent.AttributesVerified;
import org.regesta.events.identity.IdentityEvent.Erased;
import org.regesta.events.identity.IdentityEvent.HandleGivenUp;
import org.regesta.events.identity.IdentityEvent.HandleTaken;
import org.regesta.events.identity.IdentityEvent.Issued;
import org.regesta.events.identity.IdentityEvent.KeyRenewed;
import org.regesta.events.identity.IdentityEvent.TemplatesExtracted;
import org.regesta.ports.Refusal;

/** What may happen to an identity. */
final class IdentityRules {

    static final IdentityState NOTHING_YET = new Unknown();

    private IdentityRules() {}

    static List<IdentityEvent> decide(IdentityCommand command, IdentityState state) {
        return switch (state) {
            case Unknown unknown ->
                switch (command) {
                    case Issue c -> List.of(issued(c));
                    default -> throw new Refusal(IdentityRefusal.UNKNOWN);
                };
            case Living living -> ofTheLiving(command, living);
            case Gone gone ->
                switch (command) {
                    case Erase c -> List.of();
                    default -> throw new Refusal(IdentityRefusal.ERASED);
                };
        };
    }

    private static List<IdentityEvent> ofTheLiving(IdentityCommand command, Living living) {
        MergeRules.refuseMerged(command, living);
        return switch (command) {
            case Issue c
            when living.registrationId().equals(c.registrationId()) ->
                List.of(); // a stage run twice: the identity and its UIN stand
            case Issue c -> throw new Refusal(IdentityRefusal.ALREADY_ISSUED);
            case VerifyAttributes c when c.attributes().isEmpty() -> List.of();
            case VerifyAttributes c -> List.of(new AttributesVerified(c.subject(), c.registrationId(), c.attributes()));
            case RecordTemplates c -> List.of(new TemplatesExtracted(c.subject(), c.templates()));
            case IdentityCommand.Enrol c -> List.of(enrolled(c));
            case Update c -> UpdateRules.update(c, living);
            case IdentityCommand.TakeBack c -> UpdateRules.takeBack(c, living);
            case TakeHandle c when living.handles().containsKey(c.claimId()) -> List.of();
            case TakeHandle c -> List.of(new HandleTaken(c.subject(), c.field(), c.handle(), c.claimId()));
            case GiveUpHandle c ->
                Optional.ofNullable(living.handles().get(c.claimId()))
                        .<List<IdentityEvent>>map(field -> List.of(new HandleGivenUp(c.subject(), field, c.claimId())))
                        .orElse(List.of());
            case LockFactor c -> LockRules.lock(c, living);
            case RelockFactor c -> LockRules.relock(c, living);
            case UnlockFactor c -> LockRules.unlock(c, living);
            case SetStatus c -> DeathRules.setStatus(c, living);
            case IdentityCommand.RecordDeath c -> DeathRules.record(c, living);
            case IdentityCommand.RevokeDeath c -> DeathRules.revoke(c, living);
            case RenewKey c when c.generation() <= living.keys() -> List.of();
            case RenewKey c -> List.of(new KeyRenewed(c.subject(), c.generation(), c.proposalId()));
            case IdentityCommand.Merge c -> MergeRules.merge(c, living);
            case IdentityCommand.Absorb c -> MergeRules.absorb(c, living);
            case IdentityCommand.Unmerge c -> MergeRules.unmerge(c, living);
            case IdentityCommand.Separate c -> MergeRules.separate(c, living);
            case Erase c -> List.of(erased(c, living));
        };
    }

    static IdentityState evolve(IdentityState state, IdentityEvent event) {
        if (event instanceof Issued e) {
            return Living.issued(e.registrationId(), new Uin(e.uin(), e.uinClaim()));
        }
        if (!(state instanceof Living living)) {
            throw new IllegalStateException("something befell an identity that was never issued");
        }
        return event instanceof Erased ? new Gone() : Lives.after(living, event);
    }

    /** The UIN in effect, once issued. */
    static Uin answer(IdentityState state) {
        return switch (state) {
            case Living living -> living.uin();
            case Unknown _, Gone _ -> throw new IllegalStateException("an accepted command leaves an identity");
        };
    }

    /** The registration it was issued from is one of them, whatever the caller knew. */
    private static Erased erased(Erase c, Living living) {
        Set<String> registrations = new TreeSet<>(c.registrations());
        registrations.add(living.registrationId());
        return new Erased(c.subject(), registrations, c.proposalId(), c.uniqueness());
    }

    private static IdentityEvent enrolled(IdentityCommand.Enrol c) {
        return new IdentityEvent.Enrolled(c.subject(), c.registrationId(), c.templates(), c.fingers(), c.release());
    }

    private static Issued issued(Issue c) {
        return new Issued(
                c.subject(),
                c.registrationId(),
                c.schemaVersion(),
                c.attributes(),
                c.documents(),
                c.biometrics(),
                c.templates(),
                c.ageGroup(),
                c.uin(),
                c.uinClaim());
    }
}
