package org.regesta.saga.registration.stage.validate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.RegistrationEvent.Corrected;
import org.regesta.events.registration.RegistrationEvent.CorrectionRefused;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/**
 * Holds a packet that was asked for against everything that a first one is held against. Nothing but biometrics is
 * taken from it, and it brings every finger that the first one had: nobody gets rid of a finger by a correction.
 */
@Component
class CorrectStage implements StageWork {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Unpacking unpacking;
    private final Schemas schemas;
    private final Checks checks;
    private final CorrectedBiometrics corrections;

    CorrectStage(Unpacking unpacking, Schemas schemas, Checks checks, CorrectedBiometrics corrections) {
        this.unpacking = unpacking;
        this.schemas = schemas;
        this.checks = checks;
        this.corrections = corrections;
    }

    @Override
    public Stage stage() {
        return Stage.CORRECT;
    }

    @Override
    public Outcome run(Job job) {
        Faults faults = new Faults();
        Incoming incoming = Incoming.information(job);
        return unpacking
                .of(incoming, faults)
                .map(packet -> judged(job, incoming, packet, faults))
                .orElseGet(() -> refused(job, faults));
    }

    private Outcome judged(Job job, Incoming incoming, PacketContent packet, Faults faults) {
        Optional<Schemas.Found> schema = schemas.of(packet.identity());
        if (schema.isEmpty() && packet.identity().has(Fields.SCHEMA_VERSION) && checks.schemaMayStillCome(incoming)) {
            return new Outcome.NotYet(LOOK_AGAIN);
        }
        List<String> officers = checks.run(incoming, packet, schema, faults);
        Optional<byte[]> cbeff = packet.biometrics();
        if (cbeff.isEmpty()) {
            faults.add(FaultCode.FILE_MISSING, Fields.INDIVIDUAL_BIOMETRICS);
        } else if (faults.none()) {
            Set<String> fingers = corrections.fingers(cbeff.get());
            job.dossier().classified().fingers().stream()
                    .filter(finger -> !fingers.contains(finger))
                    .forEach(finger -> faults.add(FaultCode.FILE_MISSING, Fields.INDIVIDUAL_BIOMETRICS + "/" + finger));
        }
        return faults.none() && cbeff.isPresent()
                ? job.found(new Corrected(
                        job.registrationId(),
                        job.attempt(),
                        job.dossier().announcedInformation().requestId(),
                        corrections.put(job, cbeff.get()),
                        officers))
                : refused(job, faults);
    }

    private static Outcome refused(Job job, Faults faults) {
        return job.found(new CorrectionRefused(
                job.registrationId(),
                job.attempt(),
                job.dossier().announcedInformation().requestId(),
                faults.list()));
    }
}
