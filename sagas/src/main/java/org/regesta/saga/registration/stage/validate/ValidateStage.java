package org.regesta.saga.registration.stage.validate;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.regesta.events.registration.RegistrationEvent.FoundInvalid;
import org.regesta.events.registration.Stage;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.StageWork;
import org.springframework.stereotype.Component;

/** Finds a packet good, and seals what is in it, or bad, and names every fault. */
@Component
class ValidateStage implements StageWork {

    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final Unpacking unpacking;
    private final Schemas schemas;
    private final Checks checks;
    private final Sealing sealing;

    ValidateStage(Unpacking unpacking, Schemas schemas, Checks checks, Sealing sealing) {
        this.unpacking = unpacking;
        this.schemas = schemas;
        this.checks = checks;
        this.sealing = sealing;
    }

    @Override
    public Stage stage() {
        return Stage.VALIDATE;
    }

    @Override
    public Outcome run(Job job) {
        Faults faults = new Faults();
        Incoming incoming = Incoming.first(job);
        return unpacking
                .of(incoming, faults)
                .map(packet -> validated(job, incoming, packet, faults))
                .orElseGet(() -> invalid(job, faults));
    }

    private Outcome validated(Job job, Incoming incoming, PacketContent packet, Faults faults) {
        Optional<Schemas.Found> schema = schemas.of(packet.identity());
        if (schema.isEmpty() && packet.identity().has(Fields.SCHEMA_VERSION) && checks.schemaMayStillCome(incoming)) {
            return new Outcome.NotYet(LOOK_AGAIN);
        }
        List<String> officers = checks.run(incoming, packet, schema, faults);
        return faults.none() && schema.isPresent()
                ? job.found(sealing.seal(job, packet, schema.get(), officers))
                : invalid(job, faults);
    }

    private static Outcome invalid(Job job, Faults faults) {
        return job.found(new FoundInvalid(job.registrationId(), job.attempt(), faults.list()));
    }
}
