package org.regesta.command.identity;

import java.util.Optional;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.IdentityDraftCommand;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.springframework.stereotype.Component;

/**
 * How a draft begins and how it is undone: with a key of its own, so that what was discarded is unreadable, and for a
 * new identity with a UIN of its own.
 */
@Component
class DraftBeginning {

    private final IdentityCreating creating;
    private final IdentityUpdating updating;
    private final DraftNumbers numbers;
    private final Vault vault;

    DraftBeginning(IdentityCreating creating, IdentityUpdating updating, DraftNumbers numbers, Vault vault) {
        this.creating = creating;
        this.updating = updating;
        this.numbers = numbers;
        this.vault = vault;
    }

    void begin(String registrationId, Optional<String> uin, Steps steps) {
        String key = KeyRefs.registration(registrationId + "." + creating.newSubject());
        if (uin.isPresent()) {
            IdentityRecord record = updating.byUin(uin.get());
            start(registrationId, record.subject(), true, key, uin.get(), steps);
        } else {
            String subject = creating.newSubject();
            start(registrationId, subject, false, key, numbers.uins().draw(registrationId, steps), steps);
        }
    }

    private void start(String registrationId, String subject, boolean change, String key, String uin, Steps steps) {
        steps.send(
                "start",
                new IdentityDraftCommand.Start(
                        registrationId,
                        subject,
                        change,
                        numbers.seals().uin(key, uin),
                        numbers.uins().claim(uin)));
    }

    void undo(DraftRecord draft, Steps steps) {
        if (!draft.change()) {
            numbers.uins().release(draft.uinClaim(), draft.registrationId(), steps);
            numbers.virtualIds().discardDrafts(draft.subject(), steps.by());
            String subject = KeyRefs.subject(draft.subject());
            if (vault.holds(subject)) {
                vault.shred(subject);
            }
        }
        vault.shred(draft.keyRef());
    }
}
