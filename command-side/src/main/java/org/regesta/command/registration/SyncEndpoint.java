package org.regesta.command.registration;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.registration.api.RegistrationCommand.Sync;
import org.regesta.command.registration.api.RegistrationRefusal;
import org.regesta.events.Meta;
import org.regesta.events.officer.Role;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.SupervisorStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.ports.Vault;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipEndpoint;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The field announces packets, a list at a time. Each entry has a result of its own: one bad entry holds up no other.
 */
@RestController
@Tag(name = "Registration sync")
class SyncEndpoint implements MosipEndpoint {

    static final int MAX_ENTRIES = 500;

    private final Commands commands;
    private final Caller caller;
    private final Vault vault;
    private final Clock clock;

    SyncEndpoint(Commands commands, Caller caller, Vault vault, Clock clock) {
        this.commands = commands;
        this.caller = caller;
        this.vault = vault;
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
    @Operation(summary = "Announces packets that will be uploaded; answers for each entry")
    Answer sync(@RequestBody MosipRequest<List<SyncEntry>> request) {
        checkEnvelope(request);
        List<SyncEntry> entries = request.required();
        if (entries.size() > MAX_ENTRIES) {
            throw new MosipRefusal(BadRequest.TOO_LARGE, "request");
        }
        Attribution by = caller.attribution("packet-announced");
        List<Taken> taken = new ArrayList<>();
        List<NotTaken> notTaken = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            announce(entries.get(i), numbered(by, i), taken, notTaken);
        }
        return answer(taken, notTaken);
    }

    private void announce(@Nullable SyncEntry entry, Attribution by, List<Taken> taken, List<NotTaken> notTaken) {
        if (entry == null) {
            notTaken.add(failure(SyncCodes.of(SyncEntry.Flaw.RID_MISSING), null));
            return;
        }
        Optional<SyncEntry.Flaw> flaw = entry.flaw();
        if (flaw.isPresent()) {
            notTaken.add(failure(SyncCodes.of(flaw.get()), entry.registrationId()));
            return;
        }
        if (entry.isTheResidentsOwn() != by.role().equals(Role.RESIDENT.name())) {
            notTaken.add(failure(SyncCodes.of(SyncEntry.Flaw.PROCESS), entry.rid()));
            return;
        }
        try {
            commands.send(command(entry), by);
            taken.add(new Taken(entry.rid(), "SUCCESS"));
        } catch (Refusal refused) {
            notTaken.add(failure(error(refused.code()), entry.rid()));
        }
    }

    private Sync command(SyncEntry entry) {
        return new Sync(
                entry.rid(),
                entry.process().orElse(Process.NEW),
                entry.packet(),
                entry.hash(),
                entry.packetSize() == null ? 0 : entry.packetSize(),
                SupervisorStatus.valueOf(String.valueOf(entry.supervisorStatus())),
                String.valueOf(entry.langCode()),
                vault.sealAll(KeyRefs.registration(entry.rid()), entry.contacts()));
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

    /** One request is many commands: each has an id of its own, the same when the request is sent again. */
    private static Attribution numbered(Attribution by, int entry) {
        String id = by.further().get(Meta.COMMAND_ID);
        return id == null ? by : by.with(Meta.COMMAND_ID, id + ":" + entry);
    }

    private Answer answer(List<Taken> taken, List<NotTaken> notTaken) {
        return new Answer(
                envelopeId(),
                envelopeVersion(),
                MosipTime.text(clock.instant()),
                taken.isEmpty() ? null : taken,
                notTaken.isEmpty() ? null : notTaken);
    }

    private static NotTaken failure(MosipError why, @Nullable String registrationId) {
        boolean repeatable = registrationId != null && Rid.isDigits(registrationId) && registrationId.length() <= 40;
        return new NotTaken(why.errorCode(), why.message(), repeatable ? registrationId : null, "FAILURE");
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
        return SyncCodes.of((RegistrationRefusal) code);
    }
}
