package org.regesta.command.proposal;

import static org.regesta.events.officer.Role.GLOBAL_ADMIN;
import static org.regesta.events.officer.Role.REGISTRATION_ADMIN;

import java.util.EnumSet;
import java.util.Set;
import org.regesta.events.officer.Role;
import org.regesta.events.proposal.ProposalKind;

/** Who may propose and decide what: the one table. */
final class Offices {

    private Offices() {}

    /** The roles in which one proposes this, and in which another decides it. */
    static Set<Role> of(ProposalKind kind) {
        return switch (kind) {
            case ERASE_PERSON -> EnumSet.of(GLOBAL_ADMIN, REGISTRATION_ADMIN);
        };
    }
}
