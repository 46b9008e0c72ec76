package org.regesta.command.registration.api;

import java.util.Set;

/**
 * What the house knows of the person in an office that asks something of a case.
 *
 * @param offices of those that had a part in the registration, which the same person may be in
 * @param concerned whether the case is about the person themselves
 */
public record OtherNames(Set<String> offices, boolean concerned) {

    /** Of a rule, and of whoever is known in one office only. */
    public static final OtherNames NONE = new OtherNames(Set.of(), false);

    public OtherNames {
        offices = Set.copyOf(offices);
    }
}
