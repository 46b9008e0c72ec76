package org.regesta.saga.registration.stage.validate;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;

/** What is wrong with a packet, as it is found: each fault once, and no more than an event can hold. */
final class Faults {

    private static final int MOST = 100;
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,59}");

    private final Set<Fault> found = new LinkedHashSet<>();

    void add(FaultCode code, String where) {
        if (found.size() < MOST) {
            found.add(new Fault(code, where));
        }
    }

    /**
     * Names a field or file by the packet's own word for it, if that is a word such as fields have: never a person's.
     */
    static String named(String word) {
        return NAME.matcher(word).matches() ? word : "(unnamed)";
    }

    boolean none() {
        return found.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(found);
    }
}
