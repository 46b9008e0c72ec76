package org.regesta.command.uin.api;

import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.Supplier;
import org.regesta.events.Authority;
import org.regesta.events.Meta;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Attribution;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;
import org.springframework.stereotype.Component;

/**
 * Claims on UINs, whichever generation of the key names them. A claim moves in two steps: its old stream ends, then
 * its new one begins with what stood at that end. Whoever comes between the two takes the second step; so one stream
 * speaks for a number at any time. A stream begins only within {@link #during}, which no change of the key crosses:
 * that holds because one process works on a house.
 */
@Component
public final class UinClaims {

    private static final String RULE = "claim-key-rotation";

    private final Commands commands;
    private final Vault vault;
    private final UinClaimNames names;
    private final ReentrantReadWriteLock key = new ReentrantReadWriteLock(true);

    public UinClaims(Commands commands, Ledger ledger, Vault vault) {
        this.commands = commands;
        this.vault = vault;
        this.names = new UinClaimNames(ledger, vault);
    }

    public UinClaimNames names() {
        return names;
    }

    /** Does what names a claim and then begins its stream; the key does not change meanwhile. */
    public <T> T during(Supplier<T> act) {
        key.readLock().lock();
        try {
            return act.get();
        } finally {
            key.readLock().unlock();
        }
    }

    /** The newest name of a UIN's claim; what stands under the one before has moved there when this returns. */
    public String claim(String uin) {
        List<String> all = names.all(uin);
        if (all.size() > 1) {
            move(all.get(1), all.getFirst());
        }
        return all.getFirst();
    }

    /** Does something to a claim by a name it had at some time: by the one it has now. */
    public <T> T on(String claimId, Function<String, T> act) {
        String now = current(claimId);
        while (true) {
            try {
                return act.apply(now);
            } catch (Refusal no) {
                String next = current(now);
                if (no.code() != UinClaimRefusal.MOVED || next.equals(now)) {
                    throw no;
                }
                now = next;
            }
        }
    }

    private String current(String claimId) {
        List<UinClaimEvent> stream = names.stream(claimId);
        if (!stream.isEmpty() && stream.getLast() instanceof UinClaimEvent.MovedOn on) {
            move(claimId, on.to());
            return current(on.to());
        }
        return claimId;
    }

    /**
     * Changes the key: claims are named by its next generation from here on. Done before, it changes nothing.
     *
     * @param proposalId names the change
     * @throws Refusal KEY_CHANGING while claims still move from the change before
     */
    public void changeKey(String proposalId, Attribution by) {
        key.writeLock().lock();
        try {
            if (!names.key().proposalId().equals(proposalId)) {
                int generation = vault.renew(Derivation.UIN_CLAIM, proposalId);
                commands.send(new ClaimKeyCommand.Begin(UinClaimNames.KIND, generation, proposalId), by);
            }
        } finally {
            key.writeLock().unlock();
        }
    }

    /** Moves a claim that was named by the generation before this one; moved before, it changes nothing. */
    public void move(String claimId, int generation) {
        move(claimId, names.next(claimId, generation));
    }

    private void move(String from, String to) {
        List<UinClaimEvent> stream = names.stream(from);
        if (stream.isEmpty()) {
            return; // nobody had it under that name, and nobody will
        }
        if (!(stream.getLast() instanceof UinClaimEvent.MovedOn)) {
            commands.send(new UinClaimCommand.MoveOn(from, to), by("leave:" + from, ClaimStanding.of(stream)));
        }
        ClaimStanding standing = ClaimStanding.of(names.stream(from));
        if (!standing.isFree() && names.stream(to).isEmpty()) {
            commands.send(
                    new UinClaimCommand.Arrive(to, from, standing.subject(), standing.holder(), standing.until()),
                    by("arrive:" + to, standing));
        }
    }

    private Attribution by(String step, ClaimStanding standing) {
        Attribution by = new Attribution(
                RULE,
                "RULE",
                new Authority.Rule(RULE, "1", names.key().proposalId()),
                Map.of(Meta.REASON, "claim-key-changed", Meta.CHANNEL, "rule", Meta.COMMAND_ID, step));
        return standing.subject().map(subject -> by.with(Meta.SUBJECT, subject)).orElse(by);
    }
}
