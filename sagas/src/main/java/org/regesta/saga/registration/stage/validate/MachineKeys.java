package org.regesta.saga.registration.stage.validate;

import java.security.interfaces.RSAPublicKey;
import java.util.List;
import java.util.Optional;
import org.regesta.command.masterdata.api.MachineKey;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.ports.HouseKeys;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The keys of registration machines: what they encrypt for, and what they sign with. */
@Component
class MachineKeys {

    private static final String APPLICATION = "REGISTRATION";

    private final HouseKeys keys;
    private final Offices offices;
    private final boolean plainTaken;

    /** @param plainTaken whether a packet that is not encrypted is accepted; it then need not be signed either */
    MachineKeys(
            HouseKeys keys, Offices offices, @Value("${regesta.registration.unencrypted:false}") boolean plainTaken) {
        this.keys = keys;
        this.offices = offices;
        this.plainTaken = plainTaken;
    }

    /** How this packet opens; none when it cannot, which is a fault. */
    Optional<Unsealing> of(PacketReceived received, byte[] uploaded, Faults faults) {
        if (isZip(uploaded)) {
            if (!plainTaken) {
                faults.add(FaultCode.ENCRYPTION, "packet");
            }
            return plainTaken ? Optional.of(new Unsealing(List.of(), Optional.empty(), faults)) : Optional.empty();
        }
        List<Offices.Machine> known = offices.machines(received.machineId());
        if (known.stream().noneMatch(machine -> machine.centreId().equals(received.centreId()))) {
            faults.add(FaultCode.CENTRE_OR_MACHINE, "machineId"); // nothing can be encrypted for it
            return Optional.empty();
        }
        String reference = received.centreId() + "_" + received.machineId();
        Optional<RSAPublicKey> signs = offices.machine(received.machineId(), received.packetCreated())
                .flatMap(machine -> MachineKey.read(machine.signPublicKey()))
                .map(MachineKey::publicKey);
        return Optional.of(new Unsealing(keys.all(APPLICATION, reference), signs, faults));
    }

    private static boolean isZip(byte[] content) {
        return content.length > 3 && content[0] == 'P' && content[1] == 'K' && content[2] == 3 && content[3] == 4;
    }
}
