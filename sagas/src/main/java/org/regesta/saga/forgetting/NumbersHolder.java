package org.regesta.saga.forgetting;

import java.util.Map;
import java.util.TreeMap;
import org.regesta.command.identity.api.HandleClaimCommand;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.uin.api.UinClaimCommand;
import org.regesta.command.uin.api.UinClaims;
import org.regesta.command.virtualid.api.VirtualIdCommand;
import org.regesta.events.Book;
import org.regesta.events.identity.IdentityEvent;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.springframework.stereotype.Component;

/**
 * Gives up the UIN's claim as the policy says, lets handles go, and ends every virtual id, whose number stays bound to
 * what has ended.
 */
@Component
class NumbersHolder implements Holder {

    private final Ledger ledger;
    private final Commands commands;
    private final ViewStore store;
    private final UinClaims claims;

    NumbersHolder(Ledger ledger, Commands commands, ViewStore store, UinClaims claims) {
        this.claims = claims;
        this.ledger = ledger;
        this.commands = commands;
        this.store = store;
    }

    @Override
    public Turn turn() {
        return Turn.NUMBERS;
    }

    @Override
    public void forget(Erasure erasure) {
        Map<String, String> handles = new TreeMap<>();
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "identity:" + erasure.subject())) {
            switch (recorded.payload()) {
                case IdentityEvent.Issued e -> giveUp(erasure, e.uinClaim());
                case IdentityEvent.HandleTaken e -> handles.put(e.claimId(), e.field());
                case IdentityEvent.HandleGivenUp e -> handles.remove(e.claimId());
                default -> {} // brings no number
            }
        }
        handles.keySet().forEach(claimId -> release(erasure, claimId));
        ForgettingDue.virtualIds(store, erasure.subject())
                .forEach(vidId -> commands.send(
                        new VirtualIdCommand.End(vidId, VidEnd.REVOKED),
                        erasure.order().by("vid:" + vidId)));
    }

    private void giveUp(Erasure erasure, String claimId) {
        claims.on(
                claimId,
                now -> commands.send(
                        new UinClaimCommand.GiveUp(
                                now, erasure.subject(), erasure.erased().uniqueness()),
                        erasure.order().by("uin:" + now)));
    }

    /** A handle is the person's own, such as their phone number: they may bring it again. */
    private void release(Erasure erasure, String claimId) {
        try {
            commands.send(
                    new HandleClaimCommand.Release(claimId, erasure.subject()),
                    erasure.order().by("handle:" + claimId));
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.UNKNOWN) {
                throw no;
            } // released in an earlier turn
        }
    }
}
