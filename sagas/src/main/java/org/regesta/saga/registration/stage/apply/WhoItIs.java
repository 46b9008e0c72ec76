package org.regesta.saga.registration.stage.apply;

import java.util.List;
import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.events.registration.Process;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/** Whose identity an approved packet is about: whom it names, or who was found to be the one who lost the number. */
@Component
class WhoItIs {

    /** Whoever had the number is nobody any more. */
    static final List<Fault> NOBODY = List.of(new Fault(FaultCode.REFERENCE, "UIN"));

    private final NamedPerson named;
    private final Identities identities;
    private final NumberPost post;

    WhoItIs(NamedPerson named, Identities identities, NumberPost post) {
        this.named = named;
        this.identities = identities;
        this.post = post;
    }

    /** The number, to the one who lost it. */
    void tell(Job job, String subject) {
        post.handOut(job, identities.record(subject).orElseThrow());
    }

    /** Whoever was merged meanwhile is the one they were merged into. */
    String standing(String subject) {
        return identities.survivor(subject);
    }

    String of(Job job) {
        return isLost(job)
                ? found(job).orElseThrow(() -> new IllegalStateException("approved, and nobody said who it is"))
                : named.of(job);
    }

    /** What fits the person no more, who was somebody when it was approved: nothing while all is as it was. */
    List<Fault> overtaken(Job job) {
        if (!isLost(job)) {
            return named.overtaken(job);
        }
        boolean lives =
                found(job).map(identities::survivor).flatMap(identities::record).isPresent();
        return lives ? List.of() : NOBODY;
    }

    private static boolean isLost(Job job) {
        return job.dossier().synced().process() == Process.LOST;
    }

    private Optional<String> found(Job job) {
        return job.dossier().identified().subject().or(() -> job.dossier()
                .judgedToBe()
                .flatMap(identities::byRegistration));
    }
}
