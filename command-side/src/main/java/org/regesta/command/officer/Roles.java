package org.regesta.command.officer;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.regesta.events.officer.Role;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/** Roles as they stand on the wire. */
final class Roles {

    private static final String FIELD = "roles";

    private Roles() {}

    /** @throws MosipRefusal naming {@code roles} when there is none or one of another name */
    static Set<Role> read(@Nullable Set<String> names) {
        if (names == null || names.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, FIELD);
        }
        Set<Role> roles = EnumSet.noneOf(Role.class);
        Arrays.stream(Role.values()).filter(role -> names.contains(role.name())).forEach(roles::add);
        if (roles.size() != names.size()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, FIELD);
        }
        return Set.copyOf(roles);
    }
}
