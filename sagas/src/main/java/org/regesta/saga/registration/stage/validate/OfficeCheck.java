package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.springframework.stereotype.Component;

/** Centre, machine, devices and officers as they were when the packet was made, and the machine that centre's. */
@Component
class OfficeCheck {

    private final PlaceCheck places;
    private final OfficerCheck officers;
    private final DeviceCheck devices;
    private final TwoOfficers two;

    OfficeCheck(PlaceCheck places, OfficerCheck officers, DeviceCheck devices, TwoOfficers two) {
        this.places = places;
        this.officers = officers;
        this.devices = devices;
        this.two = two;
    }

    /** The ids of operator and supervisor, as far as they are known. */
    List<String> run(PacketReceived received, PacketContent packet, Faults faults) {
        places.run(received, packet, faults);
        List<String> signed = new ArrayList<>();
        for (Part part : packet.parts()) {
            if (part.name().equals("id") && part.json(Part.META).isPresent()) {
                Instant then = received.packetCreated();
                officers.run("officer", part, then, faults).ifPresent(signed::add);
                officers.run("supervisor", part, then, faults).ifPresent(signed::add);
                devices.run(received, part, faults);
            }
        }
        List<String> each = signed.stream().distinct().toList();
        two.run(packet, each, faults);
        return each;
    }
}
