package org.regesta.auth.view;

import java.util.HexFormat;
import java.util.Optional;
import org.regesta.ports.Vault;
import org.regesta.ports.ViewStore;
import org.regesta.wire.Json;

/** Finding documents by what is written nowhere: numbers and keys are kept as a keyed hash alone. */
public final class Lookup {

    private Lookup() {}

    /** Lower-case hex of the vault's keyed hash. */
    public static String key(Vault vault, String kind, String secret) {
        return HexFormat.of().formatHex(vault.derive(Vault.Derivation.AUTH_INDEX, kind, secret));
    }

    /** The one document with this key. */
    public static <S> Optional<S> byKey(ViewStore.Collection documents, String index, String key, Class<S> type) {
        return documents.first(index, key).map(document -> Json.read(document.body(), type));
    }

    public static <S> Optional<S> byId(ViewStore.Collection documents, String id, Class<S> type) {
        return documents.get(id).map(document -> Json.read(document.body(), type));
    }
}
