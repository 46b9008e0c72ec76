package org.regesta.conformance;

import java.util.List;
import java.util.Optional;

/**
 * What a folder of cases holds.
 *
 * @param broken files that could not be read, with the reason
 */
record Suite(List<Case> cases, Templates templates, List<Broken> broken) {

    /** A file that is not in the format, and why. */
    record Broken(String file, String why) {}

    /** The case another one refers to: of its own module if that has it, the last one of that name. */
    Optional<Case> referred(String module, String reference) {
        Optional<Case> found = Optional.empty();
        for (Case each : cases) {
            if (each.isMeantBy(reference) && (found.isEmpty() || each.module().equals(module))) {
                found = found.filter(known ->
                                known.module().equals(module) && !each.module().equals(module))
                        .or(() -> Optional.of(each));
            }
        }
        return found;
    }
}
