package org.regesta.saga.registration.stage.issue;

import java.util.List;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.identity.api.PacketHandles;
import org.regesta.events.Meta;
import org.regesta.events.registration.Fault;
import org.regesta.events.registration.FaultCode;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.saga.registration.stage.Job;
import org.springframework.stereotype.Component;

/** Issues an identity that is known by the handles its packet chose, or none when one of them became another's. */
@Component
class HandlesIssue {

    private static final List<Fault> ONE_IS_TAKEN = List.of(new Fault(FaultCode.HANDLE_TAKEN, "selectedHandles"));

    private final PacketHandles handles;
    private final IdentityIssue identities;
    private final Issuing issuing;

    HandlesIssue(PacketHandles handles, IdentityIssue identities, Issuing issuing) {
        this.handles = handles;
        this.identities = identities;
        this.issuing = issuing;
    }

    /** What others were faster with since the packet was found valid; asked before anything comes of it. */
    List<Fault> overtaken(Job job) {
        return handles.taken(job.dossier().validated()).stream()
                .map(field -> new Fault(FaultCode.HANDLE_TAKEN, field))
                .toList();
    }

    /** @return what stands in the way: then there is no identity, and nothing is claimed for it */
    List<Fault> issue(Job job, String subject) {
        Runnable issue = () -> {
            issuing.bindKeys(job, subject);
            identities.issue(job, subject);
        };
        if (job.dossier().wasFinished()) {
            issue.run(); // looked at again: their handles are as they left them
            return List.of();
        }
        try {
            handles.issue(subject, job.dossier().validated(), whicheverAttempt(job, subject), issue);
            return List.of();
        } catch (Refusal no) {
            if (no.code() != IdentityRefusal.HANDLE_TAKEN) {
                throw no;
            }
            return ONE_IS_TAKEN;
        }
    }

    /** What an attempt claimed is known as the registration's own by the next one. */
    private static Attribution whicheverAttempt(Job job, String subject) {
        return job.about(subject, "").with(Meta.COMMAND_ID, job.registrationId() + ":" + job.stage());
    }
}
