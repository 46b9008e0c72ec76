package org.regesta.saga.registration.stage.apply;

import java.util.Optional;
import org.regesta.command.identity.api.Identities;
import org.regesta.events.registration.Process;
import org.regesta.saga.registration.stage.Job;
import org.regesta.saga.registration.stage.validate.NamedPerson;
import org.springframework.stereotype.Component;

/** Whose identity an approved packet is about: whom it names, or who was found to be the one who lost the number. */
@Component
class WhoItIs {

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
        if (job.dossier().synced().process() != Process.LOST) {
            return named.of(job);
        }
        Optional<String> found = job.dossier().identified().subject();
        return found.or(() -> job.dossier().judgedToBe().flatMap(identities::byRegistration))
                .orElseThrow(() -> new IllegalStateException("approved, and nobody said who it is"));
    }
}
