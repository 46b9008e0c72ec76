package org.regesta.command.identity;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.IdRepositoryEnvelope;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/** MOSIP's identity service: identities come and change. */
@RestController
@Tag(name = "ID repository")
class IdentityEndpoint implements MosipEndpoint {

    private static final String CREATE = "mosip.id.create";
    private static final String UPDATE = "mosip.id.update";

    private final IdentityDesk desk;
    private final Caller caller;
    private final Clock clock;

    IdentityEndpoint(IdentityDesk desk, Caller caller, Clock clock) {
        this.desk = desk;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code ResponseDTO}, as far as a write answers it. */
    record Answer(String status, List<Object> documents) {}

    @PostMapping({"/idrepository/v1/identity/", "/idrepository/v1/identity"})
    @Operation(summary = "Create an identity with a UIN the id generator handed out")
    MosipResponse<Answer> create(@RequestBody MosipRequest<JsonNode> request) {
        JsonNode asked = IdRepositoryEnvelope.check(request, CREATE, clock.instant());
        desk.create(asked, clock, caller.attribution("identity-created"));
        return answer(CREATE, IdentityStatus.ACTIVATED);
    }

    @PatchMapping({"/idrepository/v1/identity/", "/idrepository/v1/identity"})
    @Operation(summary = "Update an identity: the fields that change, documents, its status")
    MosipResponse<Answer> update(@RequestBody MosipRequest<JsonNode> request) {
        JsonNode asked = IdRepositoryEnvelope.check(request, UPDATE, clock.instant());
        return answer(UPDATE, desk.update(asked, caller.attribution("identity-updated")));
    }

    private MosipResponse<Answer> answer(String id, IdentityStatus status) {
        return MosipResponse.of(
                id,
                envelopeVersion(),
                clock.instant(),
                new Answer(status.ofThree().name(), List.of()));
    }

    @Override
    public String envelopeId() {
        return CREATE;
    }

    @Override
    public String envelopeVersion() {
        return IdentityCodes.VERSION;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return IdentityCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return IdentityCodes.of((IdentityRefusal) code);
    }
}
