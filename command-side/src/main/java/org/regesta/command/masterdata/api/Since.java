package org.regesta.command.masterdata.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;

/** Since when something holds that is told later. */
public final class Since {

    private Since() {}

    /**
     * The same attribution, with the time it happened at.
     *
     * @param since none for now
     * @throws MosipRefusal when it is no time, or still to come
     */
    public static Attribution of(@Nullable String since, Instant now, Attribution by) {
        if (since == null || since.isEmpty()) {
            return by;
        }
        Instant then = MosipTime.parse("since", since);
        if (then.isAfter(now)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "since");
        }
        return by.with(Meta.OCCURRED, MosipTime.text(then));
    }

    /**
     * The time that a question names.
     *
     * @param at none for now
     * @throws MosipRefusal when it is no time
     */
    public static Instant time(String field, @Nullable String at, Instant now) {
        return at == null || at.isEmpty() ? now : MosipTime.parse(field, at);
    }
}
