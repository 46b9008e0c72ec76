package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.registration.Process;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Begins on a registration that no packet of the field brings. */
@RestController
@Tag(name = "Operations")
class WorkflowInstanceEndpoint implements MosipEndpoint {

    private static final int LONGEST = 500;

    private final Depositing depositing;
    private final Caller caller;
    private final Clock clock;

    WorkflowInstanceEndpoint(Depositing depositing, Caller caller, Clock clock) {
        this.depositing = depositing;
        this.caller = caller;
        this.clock = clock;
    }

    /** Where the person is told of it. */
    record Contacts(
            @Nullable String name,
            @Nullable String phone,
            @Nullable String email) {

        @Override
        public String toString() {
            return "Contacts"; // stay out of logs
        }

        Map<String, String> said() {
            Map<String, String> said = new TreeMap<>();
            put(said, "name", name);
            put(said, "phone", phone);
            put(said, "email", email);
            return said;
        }

        private static void put(Map<String, String> said, String what, @Nullable String value) {
            if (value != null && value.length() > LONGEST) {
                throw new MosipRefusal(BadRequest.INVALID_FIELD, "notificationInfo." + what);
            }
            if (value != null && !value.isEmpty()) {
                said.put(what, value);
            }
        }
    }

    record Body(
            @Nullable String registrationId,
            @Nullable String process,
            @Nullable String source,
            @Nullable String additionalInfoReqId,
            @Nullable Contacts notificationInfo) {}

    record Answer(String workflowInstanceId) {}

    @PostMapping("/registrationprocessor/v1/workflowmanager/workflowinstance")
    @Operation(
            summary = "Begins on a registration whose content was put down by createPacket",
            description = "CRVS_NEW, CRVS_DEATH, CRVS_DEATH_REVOKED of the registration processor, RES_UPDATE,"
                    + " RES_REPRINT of the residents' services; process and source are those it was put down with. Its"
                    + " way is told under its registration id")
    MosipResponse<Answer> begin(@RequestBody MosipRequest<Body> request) {
        checkEnvelope(request);
        Body body = request.required();
        Attribution by = caller.attribution("workflow-instance");
        String rid = WithoutPacket.rid(body.registrationId(), "registrationId");
        Process process = WithoutPacket.process(body.process(), by.role());
        String source = WithoutPacket.source(body.source());
        if (body.additionalInfoReqId() != null && !body.additionalInfoReqId().isEmpty()) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "additionalInfoReqId"); // images come in packets
        }
        Map<String, String> contacts = body.notificationInfo() == null
                ? Map.of()
                : body.notificationInfo().said();
        depositing.begin(rid, process, source, contacts, clock.instant(), by);
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(instance(rid, process)));
    }

    /** The same whenever it is asked for: a registration is begun on once. */
    private static String instance(String rid, Process process) {
        return UUID.nameUUIDFromBytes((rid + ":" + process).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private void checkEnvelope(MosipRequest<?> request) {
        check(request.id(), "id", envelopeId());
        check(request.version(), "version", envelopeVersion());
        if (request.requesttime() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "requesttime");
        }
        MosipTime.parse("requesttime", request.requesttime());
    }

    private static void check(@Nullable String given, String field, String expected) {
        if (!expected.equalsIgnoreCase(given)) {
            throw new MosipRefusal(given == null ? BadRequest.MISSING_FIELD : BadRequest.INVALID_FIELD, field);
        }
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.processor.workflow.create";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return InstanceCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return InstanceCodes.of((RegistrationRefusal) code);
    }
}
