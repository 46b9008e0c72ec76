package org.regesta.server.access;

import java.util.function.Predicate;

/**
 * What a header's value may have in it: assigned characters, none for control but the tabulator. The same as {@code
 * StrictHttpFirewall} allows by itself, which asks a regular expression about each character of a token.
 */
final class HeaderText implements Predicate<String> {

    @Override
    public boolean test(String value) {
        for (int i = 0; i < value.length(); i++) {
            char one = value.charAt(i);
            boolean plain = one >= ' ' && one < 0x7f;
            if (!plain && !isAllowed(value.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(int codePoint) {
        return codePoint == '\t' || (Character.isDefined(codePoint) && !Character.isISOControl(codePoint));
    }
}
