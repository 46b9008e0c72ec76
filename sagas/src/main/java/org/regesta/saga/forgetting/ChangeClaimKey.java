package org.regesta.saga.forgetting;

import java.util.OptionalLong;
import java.util.concurrent.locks.LockSupport;
import org.regesta.command.uin.api.ClaimKeyCommand;
import org.regesta.command.uin.api.ClaimKeyState;
import org.regesta.command.uin.api.UinClaimNames;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.events.Book;
import org.regesta.events.proposal.ProposalKind;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.springframework.stereotype.Component;

/**
 * Changes the key that names claims on UINs: says so, then moves every claim whose stream began before that, in the
 * order of the registry and a part at a time, while others come and go. It remembers only how far it is: begun again,
 * it passes over what has moved.
 */
@Component
public final class ChangeClaimKey implements Execution {

    private static final int PART = 1_000;
    private static final long PAUSE_NANOS = 1_000_000;

    private final Ledger ledger;
    private final Commands commands;
    private final UinClaims claims;
    private volatile long next;

    ChangeClaimKey(Ledger ledger, Commands commands, UinClaims claims) {
        this.ledger = ledger;
        this.commands = commands;
        this.claims = claims;
    }

    @Override
    public ProposalKind kind() {
        return ProposalKind.ROTATE_CLAIM_KEY;
    }

    @Override
    public void run(Order order) {
        while (!part(order)) {
            LockSupport.parkNanos(PAUSE_NANOS); // each part comes further; others come between
        }
    }

    @Override
    public boolean part(Order order) {
        claims.changeKey(order.proposal().proposalId(), order.by("begin"));
        ClaimKeyState key = claims.names().key();
        if (key.finished()) {
            return true; // by this proposal, and only its end was not recorded
        }
        long begun = begun().orElseThrow();
        int moved = 0;
        while (next <= begun && moved < PART) {
            moved += ledger.at(Book.REGISTRY, next)
                            .map(event -> moved(event, key))
                            .orElse(false)
                    ? 1
                    : 0;
            next++;
        }
        if (next <= begun) {
            return false;
        }
        commands.send(new ClaimKeyCommand.Finish(UinClaimNames.KIND, key.generation()), order.by("finish"));
        next = 0;
        return true;
    }

    /** Whether the event began a claim's stream, whose claim has moved now. */
    private boolean moved(Recorded event, ClaimKeyState key) {
        if (event.sequence() != 0 || !(event.payload() instanceof UinClaimEvent claim)) {
            return false;
        }
        if (isNamedByTheOneBefore(event)) {
            claims.move(claim.claimId(), key.generation());
        }
        return true;
    }

    /** Every stream that a change before the last one ended is older than that, and stays as it is. */
    private boolean isNamedByTheOneBefore(Recorded event) {
        var stream = ledger.stream(Book.REGISTRY, event.stream());
        return !(stream.getLast().payload() instanceof UinClaimEvent.MovedOn)
                || stream.getLast().position() > before().orElse(-1);
    }

    private OptionalLong begun() {
        return position(ClaimKeyEvent.Begun.class);
    }

    /** Where the change before this one had finished. */
    private OptionalLong before() {
        return position(ClaimKeyEvent.Finished.class);
    }

    private OptionalLong position(Class<?> type) {
        return ledger.stream(Book.REGISTRY, "claimkey:" + UinClaimNames.KIND).stream()
                .filter(event -> type.isInstance(event.payload()))
                .mapToLong(Recorded::position)
                .max();
    }

    /** How far the claims have moved: positions of the registry that were looked at, of those there were. */
    public record Progress(long done, long total) {}

    /** None when no change is under way. */
    public java.util.Optional<Progress> progress() {
        return claims.names().key().finished()
                ? java.util.Optional.empty()
                : java.util.Optional.of(new Progress(next, begun().orElse(0) + 1));
    }
}
