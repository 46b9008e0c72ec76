package org.regesta.saga.registration.stage.validate;

import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The devices that the packet says it was captured with were registered at its centre when it was made, and on no
 * hotlist. What a device itself signed, its digital id, is read and not verified.
 */
@Component
class DeviceCheck {

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST = 50;

    private final Offices offices;
    private final Hotlist hotlist;

    DeviceCheck(Offices offices, Hotlist hotlist) {
        this.offices = offices;
        this.hotlist = hotlist;
    }

    void run(PacketReceived received, Part part, Faults faults) {
        JsonNode devices = part.meta().path("capturedRegisteredDevices");
        if (!devices.isMissingNode() && !devices.isNull() && (!devices.isArray() || devices.size() > MOST)) {
            faults.add(FaultCode.FILE_UNREADABLE, part.where(Part.META));
            return;
        }
        int number = 0;
        for (JsonNode device : devices) {
            String where = "device/" + ++number;
            fault(received, serial(device)).ifPresent(code -> faults.add(code, where));
        }
    }

    private Optional<FaultCode> fault(PacketReceived received, String serial) {
        Optional<Offices.CaptureDevice> known =
                SERIAL.matcher(serial).matches() ? offices.device(serial, received.packetCreated()) : Optional.empty();
        if (known.isEmpty()) {
            return Optional.of(FaultCode.DEVICE_UNKNOWN);
        }
        if (known.get().gone()) {
            return Optional.of(FaultCode.DEVICE_DECOMMISSIONED);
        }
        if (!known.get().centreId().equals(received.centreId())) {
            return Optional.of(FaultCode.DEVICE_ELSEWHERE);
        }
        return hotlist.wasBlocked(HotlistKind.DEVICE, serial, received.packetCreated())
                ? Optional.of(FaultCode.DEVICE_HOTLISTED)
                : Optional.empty();
    }

    /** Of its digital id, which is an object, or a JWS as newer devices sign it. */
    private static String serial(JsonNode device) {
        JsonNode digitalId = device.path("digitalId");
        if (digitalId.isString()) {
            String[] parts = digitalId.asString().split("\\.", -1);
            digitalId = parts.length == 3 ? payload(parts[1]) : digitalId;
        }
        return digitalId.path("serialNo").asString("");
    }

    private static JsonNode payload(String encoded) {
        try {
            return Part.read(Base64.getUrlDecoder().decode(encoded))
                    .orElseGet(() -> Json.mapper().missingNode());
        } catch (IllegalArgumentException notBase64) {
            return Json.mapper().missingNode();
        }
    }
}
