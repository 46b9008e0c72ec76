package org.regesta.ports;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * The hash of a collection: SHA-256 over its documents in order of id, each as id, version, body and sorted keys,
 * every text as its UTF-8 length (4 bytes) and bytes. The same on every store.
 */
public final class ViewHash {

    private final MessageDigest sha256;
    private final DataOutputStream out;

    public ViewHash() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
        out = new DataOutputStream(new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
    }

    /** Takes in the next document in order of id. */
    public void add(ViewStore.Document document) {
        try {
            text(document.id());
            out.writeLong(document.version());
            text(document.body());
            out.writeInt(document.keys().size());
            for (Map.Entry<String, List<String>> index : document.keys().entrySet()) {
                text(index.getKey());
                out.writeInt(index.getValue().size());
                for (String key : index.getValue()) {
                    text(key);
                }
            }
        } catch (IOException cannotHappenWithoutFile) {
            throw new UncheckedIOException(cannotHappenWithoutFile);
        }
    }

    /** Lower-case hex; ends the hash. */
    public String hex() {
        return HexFormat.of().formatHex(sha256.digest());
    }

    private void text(String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
