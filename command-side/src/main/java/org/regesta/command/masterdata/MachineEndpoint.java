package org.regesta.command.masterdata;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.MachineKey;
import org.regesta.command.masterdata.api.MachineRefusal;
import org.regesta.command.masterdata.api.Since;
import org.regesta.ports.Caller;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.regesta.wire.MosipTime;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Registering machines. */
@RestController
@Tag(name = "Master data")
class MachineEndpoint implements MasterdataWire {

    private static final Pattern CENTRE = Pattern.compile("[0-9]{1,10}");

    private final MachineRegistering registering;
    private final Caller caller;
    private final Clock clock;

    MachineEndpoint(MachineRegistering registering, Caller caller, Clock clock) {
        this.registering = registering;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * MOSIP's {@code MachinePostReqDto} and {@code MachinePutReqDto}.
     *
     * @param id of the machine to be changed
     */
    record Body(
            @JsonProperty(access = JsonProperty.Access.WRITE_ONLY) @Nullable
            String id,

            @Nullable String name,
            @Nullable String serialNum,
            @Nullable String macAddress,
            @Nullable String ipAddress,
            @Nullable String machineSpecId,
            @Nullable String langCode,
            @Nullable Boolean isActive,
            @Nullable String validityDateTime,
            @Nullable String zoneCode,
            @Nullable String regCenterId,
            @Nullable String publicKey,
            @Nullable String signPublicKey) {}

    /** MOSIP's {@code MachineExtnDto}: the number it got, and what was asked for. */
    record Answer(
            String id, @JsonUnwrapped Body machine, String createdBy, String createdDateTime, boolean isDeleted) {}

    @PostMapping("/v1/masterdata/machines")
    @Operation(summary = "Register a machine by its keys; it gets the next number of five digits")
    MosipResponse<Answer> register(@RequestBody MosipRequest<Body> request) {
        Body body = request.required();
        var by = caller.attribution("machine-registered");
        String id = registering.register(read(body), by);
        Instant now = clock.instant();
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), now, new Answer(id, body, by.actor(), MosipTime.text(now), false));
    }

    @PutMapping("/v1/masterdata/machines")
    @Operation(
            summary = "Change a machine, all of it: move it to another centre, give it other keys",
            description = "since: RFC 3339, when it was changed, if that was earlier than now")
    MosipResponse<Answer> change(
            @RequestBody MosipRequest<Body> request, @RequestParam(required = false) @Nullable String since) {
        Body body = request.required();
        String id = Fields.matching("id", body.id(), CENTRE);
        Instant now = clock.instant();
        var by = Since.of(since, now, caller.attribution("machine-changed"));
        registering.change(id, read(body), by);
        return MosipResponse.of(
                envelopeId(), envelopeVersion(), now, new Answer(id, body, by.actor(), MosipTime.text(now), false));
    }

    private static MachineRegistering.Machine read(Body body) {
        Map<String, String> details = new TreeMap<>();
        String name = Fields.text("name", body.name(), 64);
        details.put("ipAddress", Fields.text("ipAddress", body.ipAddress(), 17));
        details.put("machineSpecId", Fields.text("machineSpecId", body.machineSpecId(), 36));
        details.put("zoneCode", Fields.text("zoneCode", body.zoneCode(), 36));
        details.put("isActive", String.valueOf(Fields.present("isActive", body.isActive())));
        Fields.optional("serialNum", body.serialNum(), 64).ifPresent(number -> details.put("serialNum", number));
        Fields.optional("macAddress", body.macAddress(), 64).ifPresent(mac -> details.put("macAddress", mac));
        Fields.optional("langCode", body.langCode(), 3).ifPresent(code -> details.put("langCode", code));
        Fields.optional("validityDateTime", body.validityDateTime(), 40)
                .ifPresent(until ->
                        details.put("validityDateTime", MosipTime.text(MosipTime.parse("validityDateTime", until))));
        String centre = body.regCenterId() == null || body.regCenterId().isBlank()
                ? ""
                : Fields.matching("regCenterId", body.regCenterId(), CENTRE);
        return new MachineRegistering.Machine(
                name,
                centre,
                key("publicKey", body.publicKey(), MachineRefusal.PUBLIC_KEY),
                key("signPublicKey", body.signPublicKey(), MachineRefusal.SIGN_PUBLIC_KEY),
                details);
    }

    private static MachineKey key(String field, @Nullable String text, MachineRefusal otherwise) {
        return MachineKey.read(Fields.text(field, text, 8_000)).orElseThrow(() -> new Refusal(otherwise));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((MachineRefusal) code);
    }
}
