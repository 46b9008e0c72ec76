package org.regesta.command.hotlist;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.hotlist.api.HotlistCommand;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's hotlist. */
@RestController
@Tag(name = "Hotlist")
class HotlistEndpoint implements MosipEndpoint {

    private static final int LONGEST = 2000;

    private final Commands commands;
    private final Hotlist hotlist;
    private final Caller caller;
    private final Clock clock;

    HotlistEndpoint(Commands commands, Hotlist hotlist, Caller caller, Clock clock) {
        this.commands = commands;
        this.hotlist = hotlist;
        this.caller = caller;
        this.clock = clock;
    }

    /** @param expiryTimestamp blocked until then; for ever when empty */
    record Body(
            @Nullable String id,
            @Nullable String idType,
            @Nullable String expiryTimestamp) {
        @Override
        public String toString() {
            return "Body"; // the id may be a person's
        }
    }

    /** @param id not given back: it may be a person's */
    record Answer(
            @Nullable String id,
            String idType,
            String status,
            @Nullable String expiryTimestamp) {}

    @PostMapping("/v1/hotlist/block")
    @Operation(summary = "Block an id for good or until a time: nothing that shows it is relied on")
    MosipResponse<Answer> block(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        HotlistKind kind = kind(body.idType());
        Optional<Instant> until = until(body.expiryTimestamp());
        String entry = hotlist.entry(kind, Fields.text("id", body.id(), LONGEST));
        commands.send(new HotlistCommand.Block(entry, kind, until), caller.attribution("hotlist-blocked"));
        return answer(new Answer(
                null, kind.name(), "BLOCKED", until.map(MosipTime::text).orElse(null)));
    }

    @PostMapping("/v1/hotlist/unblock")
    @Operation(summary = "Take an id off the hotlist")
    MosipResponse<Answer> unblock(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        HotlistKind kind = kind(body.idType());
        String entry = hotlist.entry(kind, Fields.text("id", body.id(), LONGEST));
        commands.send(new HotlistCommand.Unblock(entry, kind), caller.attribution("hotlist-unblocked"));
        return answer(new Answer(null, kind.name(), "UNBLOCKED", null));
    }

    @GetMapping("/v1/hotlist/status/{idType}/{id}")
    @Operation(summary = "Whether an id is on the hotlist now")
    MosipResponse<Answer> status(@PathVariable String idType, @PathVariable String id) {
        HotlistKind kind = kind(idType);
        Hotlist.Standing standing = hotlist.standing(kind, Fields.text("id", id, LONGEST), clock.instant());
        return answer(new Answer(
                null,
                kind.name(),
                standing.blocked() ? "BLOCKED" : "UNBLOCKED",
                standing.until().map(MosipTime::text).orElse(null)));
    }

    private static HotlistKind kind(@Nullable String text) {
        String name = Fields.text("idType", text, LONGEST);
        return Arrays.stream(HotlistKind.values())
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "idType"));
    }

    private Optional<Instant> until(@Nullable String text) {
        if (text == null || text.isBlank()) {
            return Optional.empty();
        }
        Instant until = MosipTime.parse("expiryTimestamp", text);
        if (!until.isAfter(clock.instant())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "expiryTimestamp");
        }
        return Optional.of(until);
    }

    private MosipResponse<Answer> answer(Answer response) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), response);
    }

    @Override
    public String envelopeId() {
        return HotlistCodes.ENVELOPE_ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return HotlistCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        throw new IllegalArgumentException("no rule of the hotlist refuses: " + code);
    }
}
