package org.regesta.ports;

/**
 * Names of sealed attributes that are not fields of the identity schema: a seal opens only under the name it was made
 * with, and rooms that never meet must agree on it. Fields of the schema are sealed under their own names.
 */
public final class SealedAs {

    /** {@code identity.issued}'s {@code uin}: the digits as UTF-8 text. */
    public static final String UIN = "UIN";

    /** {@code virtualid.issued}'s {@code vid}: the digits as UTF-8 text. */
    public static final String VID = "VID";

    /** {@code identity.handle-taken}'s {@code handle}: the handle with its field, {@code 8249742850@phone}, as text. */
    public static final String HANDLE = "HANDLE";

    private SealedAs() {}
}
