package org.regesta.wire;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks of single fields at the door. What is wrong is refused by the field's wire name, never by its value. */
public final class Fields {

    private Fields() {}

    /**
     * Text that must be there.
     *
     * @param max UTF-16 code units it may have
     * @throws MosipRefusal {@link BadRequest#MISSING_FIELD} when null or blank, {@link BadRequest#INVALID_FIELD} when
     *     longer, or with control characters or half a surrogate pair, which no store could give back
     */
    public static String text(String field, @Nullable String value, int max) {
        if (value == null || value.isBlank()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        if (value.length() > max || !value.codePoints().allMatch(Fields::isWritable)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return value;
    }

    /** {@link #text} that must match as a whole. */
    public static String matching(String field, @Nullable String value, Pattern pattern) {
        String text = text(field, value, Integer.MAX_VALUE);
        if (!pattern.matcher(text).matches()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, field);
        }
        return text;
    }

    /** {@link #text} that may be missing; blank is missing. */
    public static Optional<String> optional(String field, @Nullable String value, int max) {
        return value == null || value.isBlank() ? Optional.empty() : Optional.of(text(field, value, max));
    }

    /** A part of the request that must be there, whatever it holds. */
    public static <T> T present(String field, @Nullable T value) {
        if (value == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        return value;
    }

    /** A new line is part of an address; a lone surrogate is part of nothing. */
    private static boolean isWritable(int codePoint) {
        boolean noncharacter = (codePoint & 0xFFFE) == 0xFFFE || codePoint >= 0xFDD0 && codePoint <= 0xFDEF;
        boolean control =
                Character.isISOControl(codePoint) && codePoint != '\n' && codePoint != '\r' && codePoint != '\t';
        return !control && !noncharacter && Character.getType(codePoint) != Character.SURROGATE;
    }
}
