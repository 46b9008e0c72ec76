package org.regesta.command.identity;

import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/** Who asks, and the envelope they are answered in. */
@Component
class Replies {

    private static final int LONGEST = 64;

    private final Registrations registrations;
    private final Caller caller;
    private final Clock clock;

    Replies(Registrations registrations, Caller caller, Clock clock) {
        this.registrations = registrations;
        this.caller = caller;
        this.clock = clock;
    }

    Attribution by(String reason) {
        return caller.attribution(reason);
    }

    Steps steps(String reason) {
        return registrations.steps(by(reason));
    }

    <T> MosipResponse<T> answer(String id, T answer, @Nullable Object metadata) {
        return new MosipResponse<>(
                id, IdentityCodes.VERSION, MosipTime.text(clock.instant()), metadata, answer, List.of());
    }

    /** A registration id as it may stand in a path: letters, digits, dashes, and not longer than one is. */
    static String registrationId(String text) {
        if (text.isBlank() || text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "registrationId");
        }
        return text;
    }
}
