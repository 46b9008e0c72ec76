package org.regesta.command.officer;

import org.jspecify.annotations.Nullable;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;

/** Whether one may sign in, as it stands on the wire. */
final class Status {

    private static final String FIELD = "status";
    private static final String ACTIVE = "ACTIVE";
    private static final String DISABLED = "DISABLED";

    private Status() {}

    /** @throws MosipRefusal naming {@code status} when it is neither {@code ACTIVE} nor {@code DISABLED} */
    static boolean isActive(@Nullable String status) {
        return switch (Fields.text(FIELD, status, 36)) {
            case ACTIVE -> true;
            case DISABLED -> false;
            default -> throw new MosipRefusal(BadRequest.INVALID_FIELD, FIELD);
        };
    }

    static String text(boolean disabled) {
        return disabled ? DISABLED : ACTIVE;
    }
}
