package org.regesta.saga.forgetting;

import java.util.LinkedHashSet;
import java.util.Set;
import org.regesta.events.identity.IdentityEvent.Erased;
import org.regesta.ports.KeyRefs;

/**
 * A person on the way out of the house.
 *
 * @param erased what the registry says of it
 * @param position of that event in the registry
 */
public record Erasure(Order order, Erased erased, long position) {

    public String subject() {
        return erased.subject();
    }

    /**
     * Every key that dies: the person's, their registrations', and those of guardians, whose data was here for no other
     * purpose than the child's registration.
     */
    public Set<String> keyRefs() {
        Set<String> keyRefs = new LinkedHashSet<>();
        keyRefs.add(KeyRefs.subject(subject()));
        erased.registrations().forEach(rid -> keyRefs.add(KeyRefs.registration(rid)));
        erased.registrations().forEach(rid -> keyRefs.add(KeyRefs.guardian(rid)));
        return keyRefs;
    }
}
