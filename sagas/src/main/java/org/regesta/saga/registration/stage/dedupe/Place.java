package org.regesta.saga.registration.stage.dedupe;

import java.util.HashSet;
import java.util.Set;

/**
 * Where somebody lives.
 *
 * @param postalCode empty when there is none
 * @param towns how the town sounds, in every language it is written in
 */
record Place(String postalCode, Set<String> towns) {

    static final Place UNKNOWN = new Place("", Set.of());

    boolean known() {
        return !postalCode.isEmpty() || !towns.isEmpty();
    }

    boolean samePostalCode(Place other) {
        return !postalCode.isEmpty() && postalCode.equals(other.postalCode);
    }

    boolean sameTown(Place other) {
        Set<String> shared = new HashSet<>(towns);
        shared.retainAll(other.towns);
        return !shared.isEmpty();
    }

    @Override
    public String toString() {
        return "Place"; // stays out of logs
    }
}
