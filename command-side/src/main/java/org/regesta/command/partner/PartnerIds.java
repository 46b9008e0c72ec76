package org.regesta.command.partner;

import java.util.regex.Pattern;

/** Ids of partners and mappings. */
final class PartnerIds {

    static final int LONGEST = 36;

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1," + LONGEST + "}");

    private PartnerIds() {}

    static boolean isOne(String text) {
        return ID.matcher(text).matches();
    }
}
