package org.regesta.query.asking;

import org.jspecify.annotations.Nullable;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;

/** How many items a page holds: 50, or what the caller wants from 1 to 200. */
public final class PageLimit {

    private static final int USUAL = 50;
    private static final int MOST = 200;

    private PageLimit() {}

    /** @throws MosipRefusal {@link BadRequest#INVALID_FIELD} naming {@code limit} */
    public static int of(@Nullable Integer wanted) {
        if (wanted == null) {
            return USUAL;
        }
        if (wanted < 1 || wanted > MOST) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "limit");
        }
        return wanted;
    }
}
