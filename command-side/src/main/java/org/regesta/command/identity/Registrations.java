package org.regesta.command.identity;

import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.name.api.Names;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityDraftEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Which registration brought which identity: a registration id is used once. */
@Component
class Registrations {

    static final String ISSUE = "issue";
    static final String UPDATE = "update";

    private final Commands commands;
    private final Ledger ledger;
    private final Names names;
    private final Identities identities;

    Registrations(Commands commands, Ledger ledger, Names names, Identities identities) {
        this.commands = commands;
        this.ledger = ledger;
        this.names = names;
        this.identities = identities;
    }

    Steps steps(Attribution by) {
        return new Steps(commands, by);
    }

    /** Whether this very request was answered before: then it is answered as the first time. */
    boolean isRepeated(String registrationId, Steps steps) {
        return names.holder(Identities.registrations(), registrationId)
                .map(subject -> isRepeated(subject, ISSUE, steps) || isRepeated(subject, UPDATE, steps))
                .orElse(false);
    }

    private boolean isRepeated(String subject, String step, Steps steps) {
        return ledger.holds(Book.REGISTRY, "identity:" + subject, steps.as(step));
    }

    /**
     * The subject of an identity that was begun from this registration and not issued yet.
     *
     * @throws Refusal EXISTS when it was issued, has a draft, or is of our own field
     */
    Optional<String> begun(String registrationId) {
        Optional<String> subject = names.holder(Identities.registrations(), registrationId);
        boolean issued =
                subject.map(identities::record).flatMap(record -> record).isPresent();
        if (issued
                || hasDraft(registrationId)
                || !ledger.stream(Book.REGISTRY, "registration:" + registrationId)
                        .isEmpty()) {
            throw new Refusal(IdentityRefusal.EXISTS);
        }
        return subject;
    }

    /** Whether a registration brought something before, or is of our own field. */
    boolean isUsed(String registrationId) {
        return identities.byRegistration(registrationId).isPresent()
                || !ledger.stream(Book.REGISTRY, "registration:" + registrationId)
                        .isEmpty();
    }

    private boolean hasDraft(String registrationId) {
        var draft = ledger.stream(Book.REGISTRY, "identitydraft:" + registrationId);
        return !draft.isEmpty() && !(draft.getLast().payload() instanceof IdentityDraftEvent.Discarded);
    }

    /** @throws Refusal EXISTS when the UIN is someone else's */
    void refuseUsedUin(String uin, Optional<String> begun) {
        identities.byUin(uin).ifPresent(holder -> {
            if (!begun.filter(holder::equals).isPresent()) {
                throw new Refusal(IdentityRefusal.EXISTS);
            }
        });
    }

    /** @return the subject in effect: another request may have been faster */
    String take(String registrationId, String subject, Steps steps) {
        return names.take(Identities.registrations(), registrationId, subject, steps.by());
    }
}
