package org.regesta.saga.registration.stage.validate;

import java.time.Instant;
import org.regesta.command.registration.api.DepositedContent;
import org.regesta.events.registration.Process;
import org.regesta.events.registration.RegistrationEvent.InformationAnnounced;
import org.regesta.events.registration.RegistrationEvent.InformationReceived;
import org.regesta.events.registration.RegistrationEvent.PacketReceived;
import org.regesta.events.registration.RegistrationEvent.Synced;
import org.regesta.saga.registration.stage.Job;

/**
 * A packet that came: the first of a registration, or one that it was asked for.
 *
 * @param asked when it was asked to be looked at
 */
record Incoming(Synced announced, PacketReceived received, Instant asked) {

    static Incoming first(Job job) {
        return new Incoming(job.dossier().synced(), job.dossier().received(), asked(job));
    }

    /** What it is compared with are the words of its own announcement. */
    static Incoming information(Job job) {
        Synced first = job.dossier().synced();
        InformationAnnounced as = job.dossier().announcedInformation();
        InformationReceived came = job.dossier().receivedInformation();
        return new Incoming(
                new Synced(
                        as.registrationId(),
                        Process.BIOMETRIC_CORRECTION,
                        as.packetId(),
                        as.packetHash(),
                        as.packetSize(),
                        as.supervisorStatus(),
                        first.language(),
                        first.contacts()),
                new PacketReceived(
                        came.registrationId(),
                        came.packet(),
                        came.packetHash(),
                        came.centreId(),
                        came.machineId(),
                        came.packetCreated()),
                asked(job));
    }

    private static Instant asked(Job job) {
        return Instant.ofEpochMilli(job.asked().envelope().recordedMillis());
    }

    /** Whether a service of the house put it down, and it came in no packet. */
    boolean isDeposit() {
        return received.packet().kind().equals(DepositedContent.KIND);
    }

    Process process() {
        return announced.process();
    }
}
