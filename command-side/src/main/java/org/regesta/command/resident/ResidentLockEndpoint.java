package org.regesta.command.resident;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's resident services: locking and unlocking factors by OTP. */
@RestController
@Tag(name = "Resident services")
class ResidentLockEndpoint implements MosipEndpoint {

    private static final String LOCK = "mosip.resident.authlock";
    private static final String UNLOCK = "mosip.resident.authunlock";

    private final ResidentDesk desk;
    private final Caller caller;
    private final Clock clock;

    ResidentLockEndpoint(ResidentDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code AuthLockOrUnLockRequestDto} and {@code AuthUnLockRequestDTO}. */
    record Body(
            @Nullable String transactionID,
            @Nullable String individualId,
            @Nullable String individualIdType,
            @Nullable String otp,
            @Nullable List<@Nullable String> authType,
            @Nullable String unlockForSeconds) {
        @Override
        public String toString() {
            return "Body"; // number and OTP stay out of logs
        }
    }

    /** MOSIP's {@code ResponseDTO}, of which its locks fill the message alone. */
    record Answer(@Nullable String status, String message) {}

    @PostMapping("/resident/v1/req/auth-lock")
    @Operation(summary = "Lock factors of one's own, by an OTP asked for before")
    MosipResponse<Answer> lock(@RequestBody MosipRequest<Body> request) {
        Body body = ResidentForm.envelope(request, LOCK, clock.instant());
        var factors = ResidentForm.factors(body.authType());
        var claim = ResidentForm.claim(body.transactionID(), body.individualId(), body.individualIdType(), body.otp());
        return answer(LOCK, desk.lock(claim, factors, caller.attribution("locked-by-holder")));
    }

    @PostMapping("/resident/v1/req/auth-unlock")
    @Operation(summary = "Unlock factors of one's own for a time, by an OTP asked for before")
    MosipResponse<Answer> unlock(@RequestBody MosipRequest<Body> request) {
        Instant now = clock.instant();
        Body body = ResidentForm.envelope(request, UNLOCK, now);
        var factors = ResidentForm.factors(body.authType());
        Instant until = ResidentForm.until(body.unlockForSeconds(), now);
        var claim = ResidentForm.claim(body.transactionID(), body.individualId(), body.individualIdType(), body.otp());
        return answer(UNLOCK, desk.unlock(claim, factors, until, caller.attribution("unlocked-by-holder")));
    }

    private MosipResponse<Answer> answer(String id, ResidentDesk.Done done) {
        return MosipResponse.of(id, envelopeVersion(), clock.instant(), new Answer(null, ResidentMessages.of(done)));
    }

    @Override
    public String envelopeId() {
        return LOCK;
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
