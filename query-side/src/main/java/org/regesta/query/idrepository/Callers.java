package org.regesta.query.idrepository;

import java.time.Clock;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.MosipResponse;
import org.springframework.stereotype.Component;

/** Who asks, and the envelope they are answered in. */
@Component
class Callers {

    static final String VERSION = "v1";

    private final Caller caller;
    private final Clock clock;

    Callers(Caller caller, Clock clock) {
        this.caller = caller;
        this.clock = clock;
    }

    Attribution by(String reason) {
        return caller.attribution(reason);
    }

    <T> MosipResponse<T> answer(String id, T answer) {
        return MosipResponse.of(id, VERSION, clock.instant(), answer);
    }

    java.time.Instant now() {
        return clock.instant();
    }
}
