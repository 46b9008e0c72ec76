package org.regesta.command.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** Locking and unlocking factors. MOSIP's request here has an envelope of its own. */
@RestController
@Tag(name = "ID repository")
class AuthTypeEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.identity.authtypes.status.update";

    private final LockDesk desk;
    private final Caller caller;
    private final Clock clock;

    AuthTypeEndpoint(LockDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code AuthTypeStatusRequestDto}. */
    record Body(
            @Nullable String id,
            @Nullable String version,
            @Nullable String requestTime,
            @Nullable Boolean consentObtained,
            @Nullable String individualId,
            @Nullable String individualIdType,
            @Nullable List<JsonNode> request) {
        @Override
        public String toString() {
            return "Body"; // the number stays out of logs
        }
    }

    record Answer(String status) {}

    @PostMapping("/idrepository/v1/identity/authtypes/status")
    @Operation(summary = "Lock factors of a UIN or VID, or unlock them, for a time or until further notice")
    MosipResponse<Answer> change(@RequestBody Body body) {
        desk.change(body, clock.instant(), caller.attribution("auth-types-changed"));
        return MosipResponse.of(ID, IdentityCodes.VERSION, clock.instant(), new Answer("SUCCESS"));
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public String envelopeVersion() {
        return IdentityCodes.VERSION;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return field.equals(LockDesk.UNNAMED) ? IdentityCodes.unknown() : IdentityCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdentityCodes.of((IdentityRefusal) code);
    }
}
