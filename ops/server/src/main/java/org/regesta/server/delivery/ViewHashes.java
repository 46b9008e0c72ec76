package org.regesta.server.delivery;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The hash of a view of several collections: SHA-256 over {@code name=hash} lines in order of name. */
final class ViewHashes {

    private ViewHashes() {}

    static String of(Map<String, String> hashes) {
        SortedMap<String, String> sorted = new TreeMap<>(hashes);
        StringBuilder lines = new StringBuilder();
        sorted.forEach(
                (name, hash) -> lines.append(name).append('=').append(hash).append('\n'));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(lines.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
