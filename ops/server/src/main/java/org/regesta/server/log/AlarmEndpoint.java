package org.regesta.server.log;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.engine.notary.Alarm;
import org.regesta.engine.notary.BookNotary;
import org.regesta.engine.notary.Notary;
import org.regesta.engine.notary.Signed;
import org.regesta.ports.Reads;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** How the notary of a book stands, and its alarm, which stays until two officers clear it by a proposal. */
@RestController
@Tag(name = "Transparency log")
class AlarmEndpoint {

    private final Notary notary;

    AlarmEndpoint(Notary notary) {
        this.notary = notary;
    }

    /** @param behind events of the book that are not signed yet */
    record State(
            String origin,
            String key,
            long size,
            @Nullable Instant signed,
            int cosignatures,
            long behind,
            @Nullable Raised alarm) {}

    record Raised(String kind, Instant since, String detail) {}

    @GetMapping("/v1/log/{book}/state")
    @Reads
    @Operation(summary = "How far the notary of a book has come, and the alarm that stands, if one does")
    State state(@PathVariable String book) {
        BookNotary log = LogEndpoint.of(notary, book);
        Optional<Signed> signed = log.newest();
        return new State(
                log.key().name(),
                log.key().vkey(),
                signed.map(newest -> newest.checkpoint().size()).orElse(0L),
                signed.map(newest -> Instant.ofEpochSecond(newest.seconds())).orElse(null),
                signed.map(Signed::cosignatures).orElse(0),
                log.behind(),
                log.alarm().map(AlarmEndpoint::raised).orElse(null));
    }

    private static Raised raised(Alarm alarm) {
        return new Raised(alarm.kind().name(), Instant.ofEpochMilli(alarm.since()), alarm.detail());
    }
}
