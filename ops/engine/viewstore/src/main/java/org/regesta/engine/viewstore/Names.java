package org.regesta.engine.viewstore;

import java.util.Set;
import java.util.regex.Pattern;
import org.regesta.ports.ViewStore;

/** What a collection and an index may be called, the same on every store. */
final class Names {

    private static final Pattern COLLECTION = Pattern.compile("[a-z0-9][a-z0-9-]{0,99}");
    private static final Pattern INDEX = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    private Names() {}

    static void check(String collection, Set<String> indexes) {
        if (collection.equals("default") || !COLLECTION.matcher(collection).matches()) {
            throw new IllegalArgumentException(
                    "a collection's name is lower-case letters, digits and dashes, and not \"default\"");
        }
        for (String index : indexes) {
            if (index.equals(ViewStore.BY_ID) || !INDEX.matcher(index).matches()) {
                throw new IllegalArgumentException("an index's name is letters and digits, and not \"id\"");
            }
        }
    }

    static void same(String collection, Set<String> declared, Set<String> now) {
        if (!declared.equals(now)) {
            throw new IllegalArgumentException("collection " + collection + " stands with indexes " + declared
                    + ", not " + now + ": give the new shape a new name");
        }
    }

    static void declared(String index, Set<String> declared) {
        if (!index.equals(ViewStore.BY_ID) && !declared.contains(index)) {
            throw new IllegalArgumentException("no index " + index + " was declared, only " + declared);
        }
    }

    static void all(ViewStore.Document document, Set<String> declared) {
        document.keys().keySet().forEach(index -> {
            if (!declared.contains(index)) {
                throw new IllegalArgumentException("no index " + index + " was declared, only " + declared);
            }
        });
    }

    static void limit(long limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("a page holds at least one document");
        }
    }
}
