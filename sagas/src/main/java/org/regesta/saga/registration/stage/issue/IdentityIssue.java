package org.regesta.saga.registration.stage.issue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.regesta.command.identity.api.IdentityCommand;
import org.regesta.command.uin.api.ClaimStanding;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaimNames;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.command.uin.api.Uins;
import org.regesta.events.Book;
import org.regesta.events.registration.RegistrationEvent.Validated;
import org.regesta.ports.Ledger;
import org.regesta.ports.SealedAs;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/**
 * Draws a UIN, claims it and issues the identity with it. The claim is bound before the identity is issued: a crash in
 * between leaves a number bound to this person, which the next run finds again, for it draws the same; never one number
 * in two identities.
 */
@Component
class IdentityIssue {

    private static final Duration RESERVED_FOR = Duration.ofHours(1);
    private static final int DRAWS = 100; // that many taken in a row means that the numbers have run out

    private final Ledger ledger;
    private final Issuing issuing;
    private final Uins uins;
    private final Clock clock;

    IdentityIssue(Ledger ledger, Issuing issuing, Uins uins, Clock clock) {
        this.ledger = ledger;
        this.issuing = issuing;
        this.uins = uins;
        this.clock = clock;
    }

    void issue(Job job, String subject) {
        if (!ledger.stream(Book.REGISTRY, "identity:" + subject).isEmpty()) {
            return; // issued in an earlier run, its claim bound before that
        }
        issuing.requireReadable(job);
        Optional<String> taken = takenBefore(job, subject);
        if (taken.isPresent() && issuing.uinClaims().during(() -> isIssued(job, subject, taken.get()))) {
            return;
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            String uin = draw(job, draw);
            if (issuing.uinClaims().during(() -> isIssued(job, subject, uin))) {
                return;
            }
        }
        throw new IllegalStateException("no free UIN was found");
    }

    private String draw(Job job, int draw) {
        return uins.draw(issuing.draws(job, "uin", draw));
    }

    /**
     * The number that an earlier run reserved or bound. Others' that stood in its way may be free by now, so it is
     * looked for first; it lies before the first number that nobody ever had.
     */
    private Optional<String> takenBefore(Job job, String subject) {
        UinClaimNames names = issuing.uinClaims().names();
        for (int draw = 0; draw < DRAWS; draw++) {
            String uin = draw(job, draw);
            if (!names.wasEverClaimed(uin)) {
                return Optional.empty();
            }
            ClaimStanding standing = names.standing(uin);
            if (isBound(standing, subject) || standing.holder().equals(Optional.of(job.registrationId()))) {
                return Optional.of(uin);
            }
        }
        return Optional.empty();
    }

    private static boolean isBound(ClaimStanding standing, String subject) {
        return standing.subject().equals(Optional.of(subject));
    }

    private boolean isIssued(Job job, String subject, String uin) {
        String claim = issuing.uinClaims().claim(uin);
        if (!isBound(issuing.uinClaims().names().standing(uin), subject) && !isClaimed(job, subject, claim)) {
            return false;
        }
        issuing.send(job, subject, "identity", command(job, subject, uin, claim));
        return true;
    }

    private boolean isClaimed(Job job, String subject, String claim) {
        String holder = job.registrationId();
        Instant now = clock.instant();
        boolean reserved = issuing.claims(
                job,
                subject,
                "reserve:" + claim,
                new UinClaimCommand.Reserve(claim, holder, now, now.plus(RESERVED_FOR)),
                UinClaimRefusal.TAKEN);
        if (reserved) {
            issuing.send(job, subject, "bind:" + claim, new UinClaimCommand.Bind(claim, holder, subject));
        }
        return reserved;
    }

    private IdentityCommand.Issue command(Job job, String subject, String uin, String claim) {
        Validated validated = job.dossier().validated();
        return new IdentityCommand.Issue(
                subject,
                job.registrationId(),
                validated.schemaVersion(),
                validated.attributes(),
                validated.documents(),
                job.dossier().biometrics(),
                job.dossier().enrolled().templates(),
                job.dossier().classified().ageGroup(),
                issuing.seal(subject, SealedAs.UIN, uin),
                claim);
    }
}
