package org.regesta.saga.registration.stage.issue;

import java.util.Optional;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.command.virtualid.api.VidPolicies;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.Book;
import org.regesta.ports.Ledger;
import org.regesta.ports.SealedAs;
import org.regesta.ports.Vault.Derivation;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/**
 * Issues the virtual id that everyone gets with the identity. Its id follows from the person: there is one, however
 * often; and a run after a crash draws the number that the one before it took.
 */
@Component
class VirtualIdIssue {

    private static final int DRAWS = 100;

    private final Ledger ledger;
    private final Issuing issuing;
    private final Vids vids;
    private final VidPolicies.Policy perpetual = VidPolicies.shipped().get(VidPolicies.PERPETUAL);

    VirtualIdIssue(Ledger ledger, Issuing issuing, Vids vids) {
        this.ledger = ledger;
        this.issuing = issuing;
        this.vids = vids;
    }

    void issuePerpetual(Job job, String subject) {
        String vidId = Vids.id(subject, perpetual, 1);
        if (!ledger.stream(Book.REGISTRY, "virtualid:" + vidId).isEmpty()) {
            return; // issued in an earlier run
        }
        for (int draw = 0; draw < DRAWS; draw++) {
            String vid = vids.draw(issuing.draws(job, "vid", draw));
            String claim = issuing.claimId(Derivation.VID_CLAIM, vid);
            VidClaimCommand bind = new VidClaimCommand.Bind(claim, vidId, subject);
            if (issuing.claims(job, subject, "vid:" + claim, bind, VirtualIdRefusal.TAKEN)) {
                issuing.send(
                        job,
                        subject,
                        "virtualid",
                        new VirtualIdCommand.Issue(
                                vidId,
                                subject,
                                perpetual.name(),
                                issuing.seal(subject, SealedAs.VID, vid),
                                claim,
                                Optional.empty()));
                return;
            }
        }
        throw new IllegalStateException("no free VID was found");
    }
}
