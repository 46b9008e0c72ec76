package org.regesta.saga.registration.stage.validate;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.ports.Misconfigured;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The devices that the packet says it was captured with were registered at its centre when it was made, and on no
 * hotlist. A digital id that a device signed itself must be of that device and of the packet's time.
 */
@Component
class DeviceCheck {

    private static final Pattern SERIAL = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int MOST = 50;

    private final Offices offices;
    private final Hotlist hotlist;
    private final DeviceSignatures signatures;
    private final Signing signing;

    DeviceCheck(Offices offices, Hotlist hotlist, DeviceSignatures signatures, Signing signing) {
        this.offices = offices;
        this.hotlist = hotlist;
        this.signatures = signatures;
        this.signing = signing;
    }

    /** What is asked of devices. */
    @Component
    static class Signing {

        private final boolean asked;
        private final Duration apart;

        /**
         * @param asked whether a digital id that nobody signed is refused
         * @param apart how far a device's clock and the packet's time may be apart
         */
        Signing(
                @Value("${regesta.registration.devices-signed:false}") boolean asked,
                @Value("${regesta.registration.device-time-apart:PT1H}") String apart) {
            this.asked = asked;
            this.apart = Misconfigured.duration("regesta.registration.device-time-apart", apart);
        }
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
            JsonNode digitalId = device.path("digitalId");
            fault(received, digitalId).ifPresent(code -> faults.add(code, where));
        }
    }

    private Optional<FaultCode> fault(PacketReceived received, JsonNode told) {
        Instant then = received.packetCreated();
        Optional<JsonNode> digitalId = told.isString() ? signatures.opened(told.asString(), then) : Optional.of(told);
        if (digitalId.isEmpty() || (signing.asked && !told.isString())) {
            return Optional.of(FaultCode.DEVICE_SIGNATURE);
        }
        String time = digitalId.get().path("dateTime").asString("");
        boolean timed = told.isString() || !time.isEmpty();
        return fault(received, digitalId.get().path("serialNo").asString(""))
                .or(() -> timed && !isOf(time, then) ? Optional.of(FaultCode.DEVICE_TIME) : Optional.empty());
    }

    private boolean isOf(String time, Instant then) {
        try {
            return Duration.between(OffsetDateTime.parse(time).toInstant(), then)
                            .abs()
                            .compareTo(signing.apart)
                    <= 0;
        } catch (DateTimeException notOne) {
            return false;
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
}
