package org.regesta.saga.registration.stage.validate;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.VirusScan;
import org.regesta.wire.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

/** Takes a packet out of the evidence store, opens it and unpacks it. */
@Component
class Unpacking {

    private final PacketOpener opener;
    private final MachineKeys machines;
    private final VirusScan scanner;

    Unpacking(PacketOpener opener, MachineKeys machines, VirusScan scanner) {
        this.opener = opener;
        this.machines = machines;
        this.scanner = scanner;
    }

    /**
     * None when it cannot be opened: then there is nothing else to be found wrong with it. Neither is what holds a
     * virus looked at further.
     *
     * @throws VirusScan.ScannerSilent when nothing is known of viruses in it
     */
    Optional<PacketContent> of(Incoming packet, Faults faults) {
        Optional<byte[]> uploaded = opener.blob(packet.received().packet());
        if (uploaded.isEmpty()) {
            faults.add(FaultCode.FILE_UNREADABLE, "packet"); // its key was destroyed meanwhile
        }
        return uploaded.flatMap(content ->
                        packet.isDeposit() ? Optional.of(deposited(content)) : unpacked(packet, content, faults))
                .filter(files -> isClean(files, faults));
    }

    /** It has no machine's key and no layout: the door that took it wrote it, and the seal holds it together. */
    private static PacketContent deposited(byte[] content) {
        DepositedContent deposited = DepositedContent.read(content);
        ObjectNode whole = Json.mapper().createObjectNode();
        whole.set("identity", deposited.identity());
        return new PacketContent(List.of(new Part("id", new byte[0], Optional.empty(), deposited.files())), whole);
    }

    private boolean isClean(PacketContent packet, Faults faults) {
        boolean clean = true;
        for (Part part : packet.parts()) {
            for (Map.Entry<String, byte[]> file : part.files().entrySet()) {
                if (scanner.find(file.getValue()).isPresent()) {
                    faults.add(FaultCode.VIRUS, part.where(Faults.named(file.getKey())));
                    clean = false;
                }
            }
        }
        return clean;
    }

    private Optional<PacketContent> unpacked(Incoming packet, byte[] uploaded, Faults faults) {
        return machines.of(packet.received(), uploaded, faults).flatMap(unsealing -> unsealing
                .packet(uploaded)
                .map(zip -> PacketContent.read(zip, unsealing, packet.announced(), faults)));
    }
}
