package org.regesta.command.uin;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.uin.api.UinClaimRefusal;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's id generator: a UIN is handed out, and an identity that is created later binds it. */
@RestController
@Tag(name = "Id generator")
class UinEndpoint implements MosipEndpoint {

    private final UinPool pool;
    private final Caller caller;
    private final Clock clock;

    UinEndpoint(UinPool pool, Caller caller, Clock clock) {
        this.pool = pool;
        this.caller = caller;
        this.clock = clock;
    }

    record Answer(String uin) {
        @Override
        public String toString() {
            return "Answer"; // the number stays out of logs
        }
    }

    /** @param status {@code ASSIGNED} or {@code UNASSIGNED} */
    record Body(@Nullable String uin, @Nullable String status) {
        @Override
        public String toString() {
            return "Body";
        }
    }

    @GetMapping("/v1/idgenerator/uin")
    @Operation(summary = "Hand out a UIN; it is free again if no identity binds it in time")
    MosipResponse<Answer> draw() {
        return answer(new Answer(pool.draw(caller.attribution("uin-handed-out"))));
    }

    @PutMapping("/v1/idgenerator/uin")
    @Operation(summary = "Say that a UIN was assigned, or give it back")
    MosipResponse<Body> status(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        String uin = Fields.text("uin", body.uin(), 16);
        switch (Fields.text("status", body.status(), 16)) {
            case "ASSIGNED" -> pool.assigned(uin);
            case "UNASSIGNED" -> pool.giveBack(uin, caller.attribution("uin-given-back"));
            default -> throw new org.regesta.wire.MosipRefusal(BadRequest.INVALID_FIELD, "status");
        }
        return answer(body);
    }

    private <T> MosipResponse<T> answer(T answer) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), answer);
    }

    @Override
    public String envelopeId() {
        return "mosip.idgenerator.uin";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return UinCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return UinCodes.of((UinClaimRefusal) code);
    }
}
