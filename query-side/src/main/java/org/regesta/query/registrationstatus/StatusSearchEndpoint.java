package org.regesta.query.registrationstatus;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.ViewStore;
import org.regesta.query.registrationstatus.api.RegistrationStatusRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** MOSIP's search for the status of many registrations. */
@RestController
@Tag(name = "Registrations")
class StatusSearchEndpoint implements MosipEndpoint {

    private static final String ID = "mosip.registration.status";
    private static final int MOST = 500;

    private final ViewStore store;
    private final Clock clock;

    StatusSearchEndpoint(ViewStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** One registration asked for. */
    record Body(@Nullable String registrationId) {}

    record Found(String registrationId, String statusCode) {}

    /** An error of one registration, beside the answers for the others. */
    record NotFound(String registrationId, String errorCode, String message) {}

    record Answer(String id, String version, String responsetime, List<Found> response, List<NotFound> errors) {}

    @PostMapping("/registrationprocessor/v1/registrationstatus/search")
    @Reads(RegistrationStatusProjection.NAME)
    @Operation(summary = "MOSIP's external status of each registration named")
    Answer search(@RequestBody MosipRequest<List<@Nullable Body>> request) {
        checkEnvelope(request);
        List<Found> found = new ArrayList<>();
        List<NotFound> missing = new ArrayList<>();
        MosipError unknown = StatusSearchCodes.error(RegistrationStatusRefusal.UNKNOWN);
        for (String rid : registrationIds(request.required())) {
            Optional<RegistrationStatus> status = RegistrationStatusProjection.find(store, rid);
            if (status.isPresent()) {
                found.add(new Found(rid, StatusSearchCodes.status(status.get().standing())));
            } else {
                missing.add(new NotFound(echo(rid), unknown.errorCode(), unknown.message()));
            }
        }
        return new Answer(ID, envelopeVersion(), MosipTime.text(clock.instant()), found, missing);
    }

    private static void checkEnvelope(MosipRequest<?> request) {
        if (request.id() == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "id");
        }
        if (!request.id().equals(ID)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "id");
        }
    }

    private static List<String> registrationIds(List<@Nullable Body> asked) {
        if (asked.size() > MOST) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "request");
        }
        List<String> ids = new ArrayList<>();
        for (Body each : asked) {
            if (each == null
                    || each.registrationId() == null
                    || each.registrationId().isEmpty()) {
                throw new MosipRefusal(BadRequest.MISSING_FIELD, "registrationId");
            }
            ids.add(each.registrationId());
        }
        return ids;
    }

    /** What is no RID is not sent back: whatever a caller typed, it is not reflected. */
    private static String echo(String rid) {
        return rid.matches("[0-9]{1,64}") ? rid : "";
    }

    @Override
    public String envelopeId() {
        return ID;
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return StatusSearchCodes.error(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return StatusSearchCodes.error((RegistrationStatusRefusal) code);
    }
}
