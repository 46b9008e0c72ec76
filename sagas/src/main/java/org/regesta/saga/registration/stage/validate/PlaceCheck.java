package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import java.util.Optional;
import org.regesta.command.hotlist.api.Hotlist;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.hotlist.HotlistKind;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Centre and machine as they were when the packet was made: there, the machine that centre's, neither on a hotlist;
 * and, where a country asks for it, within the centre's hours and near it. MOSIP asks for neither by default.
 */
@Component
class PlaceCheck {

    private final Offices offices;
    private final Hotlist hotlist;
    private final boolean hours;
    private final int metresMax;

    /**
     * @param hours whether packets are made only while their centre is open
     * @param metresMax how far from its centre a machine may stand; 0 asks for no position
     */
    PlaceCheck(
            Offices offices,
            Hotlist hotlist,
            @Value("${regesta.registration.working-hours:false}") boolean hours,
            @Value("${regesta.registration.gps-metres-max:0}") int metresMax) {
        this.offices = offices;
        this.hotlist = hotlist;
        this.hours = hours;
        this.metresMax = metresMax;
    }

    void run(PacketReceived received, PacketContent packet, Faults faults) {
        Instant then = received.packetCreated();
        Optional<CentrePlace> centre = offices.centre(received.centreId(), then).map(CentrePlace::new);
        if (centre.isEmpty()) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "centerId");
        } else if (hotlist.wasBlocked(HotlistKind.CENTER_ID, received.centreId(), then)) {
            faults.add(FaultCode.HOTLISTED, "centerId");
        }
        boolean stoodThere = offices.machine(received.machineId(), then)
                .filter(machine -> machine.centreId().equals(received.centreId()))
                .isPresent();
        if (!stoodThere) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "machineId");
        } else if (hotlist.wasBlocked(HotlistKind.MACHINE_ID, received.machineId(), then)) {
            faults.add(FaultCode.HOTLISTED, "machineId");
        }
        centre.ifPresent(place -> check(place, then, packet, faults));
    }

    private void check(CentrePlace centre, Instant then, PacketContent packet, Faults faults) {
        if (hours && !centre.isOpenAt(then)) {
            faults.add(FaultCode.OUT_OF_HOURS, "centerId");
        }
        if (metresMax > 0 && !isNear(centre, packet)) {
            faults.add(FaultCode.POSITION, "metaData/geoLocLatitude");
        }
    }

    /** By what the machine signed as its position; one that is none is nowhere near. */
    private boolean isNear(CentrePlace centre, PacketContent packet) {
        return packet.parts().stream()
                .filter(part -> part.name().equals("id"))
                .map(part -> part.meta().path("metaData"))
                .anyMatch(told -> centre.metresTo(degrees(told, "geoLocLatitude"), degrees(told, "geoLoclongitude"))
                        <= metresMax);
    }

    /** Not a number when there is none. */
    private static double degrees(JsonNode told, String label) {
        return ReferenceCheck.labelled(told, label)
                .filter(text -> text.matches("-?[0-9]{1,3}([.][0-9]{1,20})?"))
                .map(Double::parseDouble)
                .orElse(Double.NaN);
    }
}
