package org.regesta.engine.vault;

/** The names under which keys are wrapped: one key's wrapping is no good in another's place. */
final class WrappingNames {

    /** The longest keyRef, in bytes of UTF-8. */
    private static final int MAX_BYTES = 1_024;

    private WrappingNames() {}

    static String key(String keyRef) {
        return "key:" + keyRef;
    }

    static String secret(String use) {
        return "secret:" + use;
    }

    static String log(String vaultId) {
        return "log:" + vaultId;
    }

    static void check(String keyRef) {
        boolean printable = keyRef.chars().noneMatch(Character::isISOControl);
        if (keyRef.isBlank() || !printable || Fields.utf8(keyRef).length > MAX_BYTES) {
            throw new IllegalArgumentException("a keyRef is 1 to " + MAX_BYTES + " bytes without control characters");
        }
    }
}
