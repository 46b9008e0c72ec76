package org.regesta.command.identity;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.identity.IdObjectReader.For;
import org.regesta.command.identity.IdentityUpdating.Change;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.ports.Attribution;
import org.regesta.ports.KeyRefs;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Takes requests that create or update an identity. */
@Component
class IdentityDesk {

    private static final int LONGEST = 64;

    private final IdObjectReader reader;
    private final IdentityCreating creating;
    private final IdentityUpdating updating;
    private final Corrections corrections;

    IdentityDesk(IdObjectReader reader, IdentityCreating creating, IdentityUpdating updating, Corrections corrections) {
        this.reader = reader;
        this.creating = creating;
        this.updating = updating;
        this.corrections = corrections;
    }

    void create(JsonNode request, Clock clock, Attribution by) {
        IdObject object = reader.read(request, For.CREATE, registrationId(request));
        creating.create(object, clock, by);
    }

    /** @return the status in effect */
    IdentityStatus update(JsonNode request, Attribution by) {
        Optional<IdentityStatus> status = status(request);
        IdObject object = reader.read(request, For.UPDATE, registrationId(request));
        IdentityRecord record = updating.byUin(object.uin());
        if (status.equals(Optional.of(IdentityStatus.ACTIVATED)) && record.status() == IdentityStatus.DECEASED) {
            throw new Refusal(IdentityRefusal.DECEASED); // before anything of the request is done
        }
        Steps steps = corrections.steps(by);
        if (!corrections.isRepeated(object.registrationId(), steps)) {
            if (corrections.isUsed(object.registrationId())) {
                throw new Refusal(IdentityRefusal.EXISTS);
            }
            Change change = change(object, record, status);
            corrections.take(object.registrationId(), record.subject(), steps);
            updating.update(record, change, steps);
        }
        return status.orElse(record.status());
    }

    private Change change(IdObject object, IdentityRecord record, Optional<IdentityStatus> status) {
        String key = KeyRefs.subject(record.subject());
        Merge merge = Merge.of(corrections.standing(record), object.identity());
        return new Change(
                object.registrationId(),
                object.schemaVersion(),
                object.schema(),
                merge,
                corrections.seals().attributes(key, object.registrationId(), merge.changed()),
                corrections.seals().documents(key, object),
                corrections.biometrics(key, object, record.biometrics()),
                object.verified(),
                status);
    }

    static String registrationId(JsonNode request) {
        JsonNode id = request.path("registrationId");
        if (id.isMissingNode() || id.isNull()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "registrationId");
        }
        String text = id.asString("");
        if (text.isBlank() || text.length() > LONGEST || !text.matches("[A-Za-z0-9_-]+")) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "registrationId");
        }
        return text;
    }

    private static Optional<IdentityStatus> status(JsonNode request) {
        JsonNode status = request.path("status");
        if (status.isMissingNode() || status.isNull()) {
            return Optional.empty();
        }
        Map<String, IdentityStatus> known = Map.of(
                "ACTIVATED", IdentityStatus.ACTIVATED,
                "BLOCKED", IdentityStatus.BLOCKED,
                "DEACTIVATED", IdentityStatus.DEACTIVATED);
        IdentityStatus meant = known.get(status.asString(""));
        if (meant == null) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "status");
        }
        return Optional.of(meant);
    }
}
