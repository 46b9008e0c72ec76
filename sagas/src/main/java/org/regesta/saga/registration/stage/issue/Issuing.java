package org.regesta.saga.registration.stage.issue;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.events.Sealed;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.regesta.saga.registration.stage.Dossier;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/** What issuing a UIN and issuing a VID have in common: claims named by a function nobody can turn round, and seals. */
@Component
class Issuing {

    private static final int FIRST_GENERATION = 1; // what a renewed key draws would be another number

    private final Commands commands;
    private final Vault vault;
    private final UinClaims uinClaims;
    private final Ledger ledger;

    Issuing(Commands commands, Vault vault, UinClaims uinClaims, Ledger ledger) {
        this.ledger = ledger;
        this.commands = commands;
        this.uinClaims = uinClaims;
        this.vault = vault;
    }

    /** @throws Vault.KeyGone when nothing of the registration can be read any more: nobody is issued that */
    void requireReadable(Job job) {
        if (!vault.holds(KeyRefs.registration(job.registrationId()))) {
            throw new Vault.KeyGone();
        }
    }

    /** Erasing the person will destroy the registration's key too. */
    void bindKeys(Job job, String subject) {
        vault.link(KeyRefs.registration(job.registrationId()), KeyRefs.subject(subject));
    }

    /** The subject that the registration was linked to. */
    String linked(Job job) {
        return Dossier.of(ledger, job.registrationId()).subject().orElseThrow();
    }

    UinClaims uinClaims() {
        return uinClaims;
    }

    /** The id of a virtual id's claim stream. */
    String claimId(Derivation use, String number) {
        return HexFormat.of().formatHex(vault.derive(use, number));
    }

    /**
     * Chance for the n-th draw of a number of this kind, the same in each run. It comes from the registration's own
     * key: once that is destroyed nobody can draw the same again.
     */
    RandomGenerator draws(Job job, String kind, int draw) {
        byte[] what = (kind + ":" + draw).getBytes(StandardCharsets.UTF_8);
        return new OwnDraws(
                vault.sealForStore("draws", KeyRefs.registration(job.registrationId()), FIRST_GENERATION, kind, what));
    }

    Sealed seal(String subject, String as, String number) {
        return vault.seal(KeyRefs.subject(subject), as, number.getBytes(StandardCharsets.UTF_8));
    }

    /** @param step names the command within the job: the same command of a later run has the same id */
    void send(Job job, String subject, String step, Object command) {
        commands.send(command, job.about(subject, step));
    }

    /** False when the number is someone else's: draw again. */
    boolean claims(Job job, String subject, String step, Object command, Enum<?> taken) {
        try {
            send(job, subject, step, command);
            return true;
        } catch (Refusal no) {
            if (no.code() == taken) {
                return false;
            }
            throw no;
        }
    }
}
