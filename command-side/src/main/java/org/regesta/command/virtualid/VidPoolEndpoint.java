package org.regesta.command.virtualid;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.regesta.command.virtualid.api.VidClaimCommand;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.events.Meta;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * MOSIP's id generator for VIDs. A number that is handed out is nobody's virtual id, and nobody gets it until it
 * expires: the house's own virtual ids draw theirs themselves.
 */
@RestController
@Tag(name = "Id generator")
class VidPoolEndpoint implements MosipEndpoint {

    private static final Duration HELD = Duration.ofDays(5);
    private static final int DRAWS = 100;
    private static final String HOLDER = "pool";

    private final Commands commands;
    private final VirtualIds virtualIds;
    private final Vids vids;
    private final Hand hand;

    VidPoolEndpoint(Commands commands, VirtualIds virtualIds, Vids vids, Hand hand) {
        this.commands = commands;
        this.virtualIds = virtualIds;
        this.vids = vids;
        this.hand = hand;
    }

    /** Who asks, and when. */
    @org.springframework.stereotype.Component
    record Hand(Caller caller, Clock clock) {}

    record Answer(String vid) {
        @Override
        public String toString() {
            return "Answer"; // the number stays out of logs
        }
    }

    @GetMapping("/v1/idgenerator/vid")
    @Operation(summary = "Hand out a VID that is nobody's, until videxpiry, or for five days")
    MosipResponse<Answer> draw(@RequestParam(name = "videxpiry", required = false) @Nullable String expiry) {
        Instant now = hand.clock().instant();
        Instant until = expiry == null || expiry.isBlank() ? now.plus(HELD) : MosipTime.parse("videxpiry", expiry);
        if (!until.isAfter(now)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "videxpiry");
        }
        String vid = free(now, until, hand.caller().attribution("vid-handed-out"));
        return MosipResponse.of(envelopeId(), envelopeVersion(), now, new Answer(vid));
    }

    private String free(Instant now, Instant until, Attribution by) {
        for (int draw = 0; draw < DRAWS; draw++) {
            String vid = vids.draw();
            String claim = virtualIds.claimId(vid);
            try {
                commands.send(new VidClaimCommand.Reserve(claim, HOLDER + ":" + claim, now, until), of(claim, by));
                return vid;
            } catch (Refusal no) {
                if (no.code() != VirtualIdRefusal.TAKEN) {
                    throw no;
                }
            }
        }
        throw new Refusal(VirtualIdRefusal.NONE_LEFT);
    }

    private static Attribution of(String claim, Attribution by) {
        String commandId = by.further().get(Meta.COMMAND_ID);
        return commandId == null ? by : by.with(Meta.COMMAND_ID, commandId + ":reserve:" + claim);
    }

    @Override
    public String envelopeId() {
        return "mosip.idgenerator.vid";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return VidPoolCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return VidPoolCodes.of((VirtualIdRefusal) code);
    }
}
