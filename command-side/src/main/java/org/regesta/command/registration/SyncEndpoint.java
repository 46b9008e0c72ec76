package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.upload.UploadKind;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.ports.StorageFull;
import org.regesta.wire.BadRequest;
import org.regesta.wire.Json;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/**
 * The field announces packets, a list at a time. Each entry has a result of its own: one bad entry holds up no other.
 */
@RestController
@Tag(name = "Registration sync")
class SyncEndpoint implements MosipEndpoint {

    static final int MAX_ENTRIES = 500;

    private final Announcing announcing;
    private final SyncList lists;
    private final TurnedAway turnedAway;
    private final Caller caller;
    private final Clock clock;

    SyncEndpoint(Announcing announcing, SyncList lists, TurnedAway turnedAway, Caller caller, Clock clock) {
        this.announcing = announcing;
        this.lists = lists;
        this.turnedAway = turnedAway;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's envelope, whose errors say which entry they are about. */
    record Answer(
            String id,
            String version,
            String responsetime,
            @Nullable List<Taken> response,
            @Nullable List<NotTaken> errors) {}

    record Taken(String registrationId, String status) {}

    /** @param registrationId as it was sent when it is one, else absent: what is no RID is not repeated */
    record NotTaken(
            String errorCode, String message, @Nullable String registrationId, String status) {}

    @PostMapping("/registrationprocessor/v1/registrationstatus/sync")
    @Operation(
            summary = "Announces packets that will be uploaded; answers for each entry",
            description = "The body is a JSON string: base64url of the list, encrypted for the certificate"
                    + " REGISTRATION/<centre>_<machine>")
    Answer sync(
            @RequestHeader(name = "Center-Machine-RefId", required = false) @Nullable String reference,
            @RequestBody JsonNode list) {
        return orTold(by -> answer(lists.read(list, reference), by));
    }

    @PostMapping("/registrationprocessor/v1/registrationstatus/syncV2")
    @Operation(
            summary = "The same; here a packet has a name of its own, so that a registration may have several",
            description = "As sync; packetId is needed for each entry")
    Answer syncV2(
            @RequestHeader(name = "Center-Machine-RefId", required = false) @Nullable String reference,
            @RequestBody JsonNode list) {
        return orTold(by -> {
            MosipRequest<List<SyncEntry>> request = lists.read(list, reference);
            if (request.required().stream().anyMatch(entry -> entry != null && entry.packetId() == null)) {
                throw new MosipRefusal(BadRequest.MISSING_FIELD, "packetId");
            }
            return answer(request, by);
        });
    }

    /** What the list as a whole is refused for is told, too. */
    private Answer orTold(Function<Attribution, Answer> answered) {
        Attribution by = caller.attribution("packet-announced");
        try {
            return answered.apply(by);
        } catch (Refusal refused) {
            tell(error(refused.code()), by);
            throw refused;
        } catch (MosipRefusal refused) {
            tell(error(refused.why(), refused.field()), by);
            throw refused;
        } catch (Json.Malformed malformed) {
            tell(error(BadRequest.MALFORMED, ""), by);
            throw malformed;
        } catch (StorageFull full) {
            tell(error(BadRequest.UNAVAILABLE, ""), by);
            throw full;
        }
    }

    private void tell(MosipError why, Attribution by) {
        turnedAway.tell(UploadKind.SYNC, List.of(new TurnedAway.Entry(why.errorCode(), null)), by);
    }

    private Answer answer(MosipRequest<List<SyncEntry>> request, Attribution by) {
        checkEnvelope(request);
        List<SyncEntry> entries = request.required();
        if (entries.size() > MAX_ENTRIES) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "request");
        }
        Announcing.Outcome outcome = announcing.announce(entries, by);
        turnedAway.tell(
                UploadKind.SYNC,
                outcome.notTaken().stream()
                        .map(one -> new TurnedAway.Entry(one.errorCode(), one.registrationId()))
                        .toList(),
                by);
        return answer(outcome.taken(), outcome.notTaken());
    }

    private void checkEnvelope(MosipRequest<?> request) {
        if (request.id() == null || request.version() == null || request.requesttime() == null) {
            throw new MosipRefusal(
                    BadRequest.MISSING_FIELD,
                    request.requesttime() == null ? "requesttime" : request.id() == null ? "id" : "version");
        }
        MosipTime.parse("requesttime", request.requesttime());
        if (!envelopeId().equals(request.id())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "id");
        }
        if (!envelopeVersion().equals(request.version())) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "version");
        }
    }

    private Answer answer(List<Taken> taken, List<NotTaken> notTaken) {
        return new Answer(
                envelopeId(),
                envelopeVersion(),
                MosipTime.text(clock.instant()),
                taken.isEmpty() ? null : taken,
                notTaken.isEmpty() ? null : notTaken);
    }

    @Override
    public String envelopeId() {
        return "mosip.registration.sync";
    }

    @Override
    public MosipError error(BadRequest why, String field) {
        return SyncCodes.of(why, field);
    }

    @Override
    public MosipError error(Enum<?> code) {
        return code instanceof SyncRefusal refusal ? SyncCodes.of(refusal) : SyncCodes.of((RegistrationRefusal) code);
    }
}
