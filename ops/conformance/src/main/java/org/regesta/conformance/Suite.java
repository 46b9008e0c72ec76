package org.regesta.conformance;

import java.util.List;

/**
 * What a folder of cases holds.
 *
 * @param broken files that could not be read, with the reason
 */
record Suite(List<Case> cases, Templates templates, List<Broken> broken) {

    /** A file that is not in the format, and why. */
    record Broken(String file, String why) {}
}
