package org.regesta.command.key;

import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipRefusal;

/** Bytes as MOSIP sends them: base64, URL-safe or not. */
final class Base64Field {

    private static final int MOST = 8_000_000;

    private Base64Field() {}

    /** @throws MosipRefusal naming the field when it is missing or not base64 */
    static byte[] of(String field, @Nullable String value) {
        String text = Fields.text(field, value, MOST);
        try {
            return Base64.getUrlDecoder().decode(text.replace('+', '-').replace('/', '_'));
        } catch (IllegalArgumentException notBase64) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
    }

    static Optional<byte[]> optional(String field, @Nullable String value) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(of(field, value));
    }
}
