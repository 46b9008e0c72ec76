package org.regesta.saga.registration.stage.dedupe;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.events.registration.RegistrationEvent;
import org.regesta.ports.Biometrics;
import org.regesta.ports.Evidence;
import org.regesta.ports.Ledger;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.saga.registration.stage.dedupe.Entry.Known;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Compares one with everybody of lower rank: what the two stages do, and what the bench measures. */
@Component
public class Deduplication {

    private final BlockIndex index;
    private final PersonLoader people;
    private final Gallery gallery;
    private final Biometrics biometrics;

    @Autowired
    Deduplication(BlockIndex index, PersonLoader people, Gallery gallery, Biometrics biometrics) {
        this.index = index;
        this.people = people;
        this.gallery = gallery;
        this.biometrics = biometrics;
    }

    /**
     * What came of it.
     *
     * @param candidates who is alike, the likeliest first, thirty at most
     * @param unreadable who could not be compared though they should be
     * @param gone how many were skipped because their keys are destroyed
     * @param compared how many comparisons it took, of people or of fingers
     */
    public record Found(
            List<RegistrationEvent.Candidate> candidates, List<String> unreadable, int gone, long compared) {}

    /** Without a container: for measuring. */
    public static Deduplication over(
            Ledger ledger, ViewStore store, Vault vault, Evidence evidence, Biometrics biometrics) {
        DedupeOpener opener = new DedupeOpener(vault, evidence);
        PersonLoader people = new PersonLoader(ledger, opener, nobodyElse -> Optional.empty());
        return new Deduplication(
                new BlockIndex(store, ledger, people, new BlockKeys(vault)),
                people,
                new Gallery(ledger, new EntryLoader(opener, biometrics)),
                biometrics);
    }

    /** Those who share a block are opened, compared and forgotten again, one by one. */
    public Found demographics(String registrationId, long rank) {
        return switch (people.of(registrationId)) {
            case Known.Loaded<Person>(Person own) -> {
                BlockIndex.Found found = index.below(rank, own);
                Comparison comparison = Comparison.of(
                                found.sharing(), people::of, (rid, other) -> Likeness.of(own, rid, other))
                        .and(found.unreadable(), found.gone());
                yield found(comparison, found.sharing().size());
            }
            case Known.None<Person> _ -> found(Own.NOTHING, 0);
            case Known.Gone<Person> _, Known.Unreadable<Person> _ -> throw new Own.Unreadable();
        };
    }

    /** Every finger, on all cores. */
    public Found fingers(long rank) {
        return switch (Own.at(gallery, rank).fingers()) {
            case Known.Loaded<Map<String, Biometrics.Candidate>>(Map<String, Biometrics.Candidate> own) -> {
                Fingers fingers = new Fingers(biometrics, own);
                Comparison comparison = Comparison.ofFingers(gallery.below(rank), fingers::alike);
                yield found(comparison, fingers.compared());
            }
            case Known.None<Map<String, Biometrics.Candidate>> _ -> found(Own.NOTHING, 0);
            case Known.Gone<Map<String, Biometrics.Candidate>> _,
                    Known.Unreadable<Map<String, Biometrics.Candidate>> _ -> throw new Own.Unreadable();
        };
    }

    /** Fingers of somebody who stands in no gallery. */
    Found fingers(Map<String, Biometrics.Candidate> own, long below) {
        Fingers fingers = new Fingers(biometrics, own);
        return found(Comparison.ofFingers(gallery.below(below), fingers::alike), fingers.compared());
    }

    /** The matcher of fingers and its version. */
    String fingersRelease() {
        return biometrics.release();
    }

    private static Found found(Comparison comparison, long compared) {
        return new Found(comparison.candidates(), comparison.unreadable(), comparison.gone(), compared);
    }
}
