package org.regesta.auth.ida;

import java.util.Map;
import java.util.Set;

/**
 * What is answered when nothing says no.
 *
 * @param response the wire's {@code response} but for its status
 * @param disclosed names of the person's attributes that leave with it
 */
record Yes(Map<String, ?> response, Set<String> disclosed) {

    static Yes of(Map<String, ?> response) {
        return new Yes(response, Set.of());
    }

    @Override
    public String toString() {
        return "Yes"; // what a partner gets stays out of logs
    }
}
