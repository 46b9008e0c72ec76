package org.regesta.query.evidence;

import java.util.Set;
import org.regesta.events.disclosure.DisclosureGround;

/**
 * Opened attributes, encrypted.
 *
 * @param cms DER that the recipient alone can open
 * @param recipient its fingerprint
 * @param attributes names of what was opened
 * @param event {@code access:<position>} of the event that records it
 */
record Annex(byte[] cms, String recipient, DisclosureGround ground, Set<String> attributes, String event) {

    @Override
    public String toString() {
        return "Annex";
    }
}
