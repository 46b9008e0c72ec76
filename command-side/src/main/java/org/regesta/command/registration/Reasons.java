package org.regesta.command.registration;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Meta;
import org.regesta.events.Sealed;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Vault;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;

/** Why an officer decides what no rule decides: a code, and words that may hold names and are sealed therefore. */
@Component
class Reasons {

    private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_-]{1,59}");
    private static final int MAX_NOTE = 2_000;

    private final Vault vault;

    Reasons(Vault vault) {
        this.vault = vault;
    }

    /** @throws MosipRefusal when it is missing or no code */
    static String code(@Nullable String code) {
        if (code == null || code.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "reasonCode");
        }
        if (!CODE.matcher(code).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "reasonCode");
        }
        return code;
    }

    /** The note is sealed under the registration's key. */
    Attribution noted(String rid, @Nullable String note, Attribution by) {
        if (note == null || note.isBlank()) {
            return by;
        }
        if (note.length() > MAX_NOTE) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "note");
        }
        Sealed sealed = vault.seal(KeyRefs.registration(rid), "reasonNote", note.getBytes(StandardCharsets.UTF_8));
        return by.with(Meta.REASON_NOTE, sealed.keyRef() + "." + sealed.ciphertext() + "." + sealed.commitment());
    }
}
