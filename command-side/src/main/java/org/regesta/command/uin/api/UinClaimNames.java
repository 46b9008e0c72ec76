package org.regesta.command.uin.api;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.regesta.events.Book;
import org.regesta.events.uin.ClaimKeyEvent;
import org.regesta.events.uin.UinClaimEvent;
import org.regesta.ports.Ledger;
import org.regesta.ports.Recorded;
import org.regesta.ports.Vault;
import org.regesta.ports.Vault.Derivation;

/**
 * By which names a UIN's claim is found: its newest, made by the generation of the key that the registry says is in
 * use, and the one before, where it stands until it has moved.
 */
public final class UinClaimNames {

    /** The kind of numbers, as proposals and streams name it. */
    public static final String KIND = "uin";

    private final Ledger ledger;
    private final Vault vault;

    public UinClaimNames(Ledger ledger, Vault vault) {
        this.ledger = ledger;
        this.vault = vault;
    }

    /** Which generation names new claims. The vault may have a further one, which nobody uses yet. */
    public ClaimKeyState key() {
        ClaimKeyState state = ClaimKeyState.FIRST;
        for (Recorded recorded : ledger.stream(Book.REGISTRY, "claimkey:" + KIND)) {
            state = state.after((ClaimKeyEvent) recorded.payload());
        }
        return state;
    }

    /** The ids of its claim by generation, the newest first. */
    public List<String> all(String uin) {
        List<String> names = new ArrayList<>();
        byte[] name = vault.derive(Derivation.UIN_CLAIM, uin);
        names.add(HexFormat.of().formatHex(name));
        for (int generation : begun()) {
            name = vault.derive(Derivation.UIN_CLAIM, generation, name);
            names.addFirst(HexFormat.of().formatHex(name));
        }
        return names;
    }

    /** Those the registry knows: a restored book may know fewer than the vault. */
    private List<Integer> begun() {
        return ledger.stream(Book.REGISTRY, "claimkey:" + KIND).stream()
                .filter(recorded -> recorded.payload() instanceof ClaimKeyEvent.Begun)
                .map(recorded -> ((ClaimKeyEvent.Begun) recorded.payload()).generation())
                .toList();
    }

    /** What a claim of the generation before is called in this one. */
    String next(String claimId, int generation) {
        byte[] older = HexFormat.of().parseHex(claimId);
        return HexFormat.of().formatHex(vault.derive(Derivation.UIN_CLAIM, generation, older));
    }

    /** Where the UIN's claim stands, by its new name or, until it has moved, by the one before. */
    public ClaimStanding standing(String uin) {
        return ClaimStanding.of(life(uin));
    }

    /** Whether anybody ever had it, even for a while. */
    public boolean wasEverClaimed(String uin) {
        return !life(uin).isEmpty();
    }

    private List<UinClaimEvent> life(String uin) {
        for (String name : all(uin).stream().limit(2).toList()) {
            List<UinClaimEvent> stream = stream(name);
            if (!stream.isEmpty()) {
                return stream;
            }
        }
        return List.of();
    }

    List<UinClaimEvent> stream(String claimId) {
        return ledger.stream(Book.REGISTRY, "uinclaim:" + claimId).stream()
                .map(recorded -> (UinClaimEvent) recorded.payload())
                .toList();
    }
}
