package org.regesta.command.masterdata;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.DeviceCommand;
import org.regesta.command.masterdata.api.DeviceRefusal;
import org.regesta.command.masterdata.api.Since;
import org.regesta.events.Book;
import org.regesta.ports.Attribution;
import org.regesta.ports.Caller;
import org.regesta.ports.Commands;
import org.regesta.ports.Ledger;
import org.regesta.ports.Refusal;
import org.regesta.wire.Fields;
import org.regesta.wire.MosipError;
import org.regesta.wire.MosipRequest;
import org.regesta.wire.MosipResponse;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Capture devices and the centres they are used at. A packet that names one is held against this. */
@RestController
@Tag(name = "Master data")
class DeviceEndpoint implements MasterdataWire {

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int TEXT = 64;

    private final Commands commands;
    private final Ledger ledger;
    private final Caller caller;
    private final Clock clock;

    DeviceEndpoint(Commands commands, Ledger ledger, Caller caller, Clock clock) {
        this.commands = commands;
        this.ledger = ledger;
        this.caller = caller;
        this.clock = clock;
    }

    /** MOSIP's {@code DeviceDto}. */
    record Body(
            @Nullable String id,
            @Nullable String name,
            @Nullable String serialNum,
            @Nullable String deviceSpecId,
            @Nullable String macAddress,
            @Nullable String ipAddress,
            @Nullable String langCode,
            @Nullable Boolean isActive,
            @Nullable String validityDateTime,
            @Nullable String zoneCode,
            @Nullable String regCenterId) {}

    /** @param id its serial number */
    record Answer(String id) {}

    @PostMapping("/v1/masterdata/devices")
    @Operation(
            summary = "Register a capture device at a centre; its serial number is its id",
            description = "since: RFC 3339, since when it is used, if that was earlier than now")
    MosipResponse<Answer> register(
            @RequestBody MosipRequest<Body> request, @RequestParam(required = false) @Nullable String since) {
        Body body = request.required();
        String id = Fields.matching("serialNum", body.serialNum(), SERIAL);
        Attribution by = by("device-registered", since);
        if (!ledger.holds(Book.REGISTRY, "device:" + id, by)) {
            String name = Fields.text("name", body.name(), TEXT);
            commands.send(new DeviceCommand.Register(id, name, centre(body), details(body)), by);
        }
        return answer(id);
    }

    @PutMapping("/v1/masterdata/devices")
    @Operation(
            summary = "Move a capture device to another centre",
            description = "since: RFC 3339, since when it is used there, if that was earlier than now")
    MosipResponse<Answer> move(
            @RequestBody MosipRequest<Body> request, @RequestParam(required = false) @Nullable String since) {
        Body body = request.required();
        String id = Fields.matching("id", body.id(), SERIAL);
        commands.send(new DeviceCommand.Move(id, centre(body)), by("device-moved", since));
        return answer(id);
    }

    @PutMapping("/v1/masterdata/devices/decommission/{deviceId}")
    @Operation(
            summary = "Give up a capture device for good",
            description = "since: RFC 3339, when it was given up, if that was earlier than now")
    MosipResponse<Answer> decommission(
            @PathVariable("deviceId") String id, @RequestParam(required = false) @Nullable String since) {
        if (!SERIAL.matcher(id).matches()) {
            throw new Refusal(DeviceRefusal.UNKNOWN);
        }
        commands.send(new DeviceCommand.Decommission(id), by("device-decommissioned", since));
        return answer(id);
    }

    private String centre(Body body) {
        String centre = Fields.text("regCenterId", body.regCenterId(), TEXT);
        if (ledger.stream(Book.REGISTRY, "centre:" + centre).isEmpty()) {
            throw new Refusal(DeviceRefusal.CENTRE_UNKNOWN);
        }
        return centre;
    }

    private static Map<String, String> details(Body body) {
        Map<String, String> details = new LinkedHashMap<>();
        Fields.optional("deviceSpecId", body.deviceSpecId(), TEXT).ifPresent(v -> details.put("deviceSpecId", v));
        Fields.optional("zoneCode", body.zoneCode(), TEXT).ifPresent(v -> details.put("zoneCode", v));
        Fields.optional("validityDateTime", body.validityDateTime(), TEXT)
                .ifPresent(v -> details.put("validityDateTime", v));
        return details;
    }

    private Attribution by(String reason, @Nullable String since) {
        return Since.of(since, clock.instant(), caller.attribution(reason));
    }

    private MosipResponse<Answer> answer(String id) {
        return MosipResponse.of(envelopeId(), envelopeVersion(), clock.instant(), new Answer(id));
    }

    @Override
    public MosipError error(Enum<?> code) {
        return MasterdataCodes.of((DeviceRefusal) code);
    }
}
