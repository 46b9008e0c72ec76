package org.regesta.command.resident;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.regesta.command.resident.ResidentDesk.Done;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's resident services: virtual ids by OTP. */
@RestController
@Tag(name = "Resident services")
class ResidentVidEndpoint implements MosipEndpoint {

    private static final String CREATE = "mosip.resident.vid";
    private static final String STATUS = "mosip.resident.vidstatus";

    private final ResidentDesk desk;
    private final Caller caller;
    private final Clock clock;

    ResidentVidEndpoint(ResidentDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code VidRequestDto} and {@code VidRevokeRequestDTO}. */
    record Body(
            @Nullable String transactionID,
            @Nullable String individualId,
            @Nullable String individualIdType,
            @Nullable String otp,
            @Nullable String vidType,
            @Nullable String vidStatus) {
        @Override
        public String toString() {
            return "Body"; // number and OTP stay out of logs
        }
    }

    /** MOSIP's {@code VidResponseDto}. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Answer(String vid, String message) {
        @Override
        public String toString() {
            return "Answer";
        }
    }

    @PostMapping("/resident/v1/vid")
    @Operation(summary = "Make a virtual id for oneself, by an OTP asked for before")
    MosipResponse<Answer> create(@RequestBody MosipRequest<Body> request) {
        Body body = ResidentForm.envelope(request, CREATE, clock.instant());
        String type = ResidentForm.present("vidType", body.vidType());
        var claim = ResidentForm.claim(body.transactionID(), body.individualId(), body.individualIdType(), body.otp());
        return answer(CREATE, desk.issue(claim, type, caller.attribution("vid-created-by-holder")));
    }

    @PatchMapping("/resident/v1/vid/{vid}")
    @Operation(summary = "Revoke a virtual id of one's own, by an OTP asked for before")
    MosipResponse<Answer> revoke(@PathVariable("vid") String vid, @RequestBody MosipRequest<Body> request) {
        Body body = ResidentForm.envelope(request, STATUS, clock.instant());
        ResidentForm.same("vidStatus", body.vidStatus(), "REVOKED");
        var claim = ResidentForm.claim(body.transactionID(), body.individualId(), body.individualIdType(), body.otp());
        return answer(STATUS, desk.revoke(claim, vid, caller.attribution("vid-revoked-by-holder")));
    }

    private MosipResponse<Answer> answer(String id, Done done) {
        return MosipResponse.of(
                id, envelopeVersion(), clock.instant(), new Answer(done.vid(), ResidentMessages.of(done)));
    }

    @Override
    public String envelopeId() {
        return CREATE;
    }

    @Override
    public String envelopeVersion() {
        return ResidentForm.VERSION;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return ResidentCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return ResidentCodes.of(code);
    }
}
