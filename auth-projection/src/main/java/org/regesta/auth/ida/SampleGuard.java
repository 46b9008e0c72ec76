package org.regesta.auth.ida;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.regesta.auth.AuthRefusal;
import org.regesta.auth.Denied;
import org.regesta.auth.biometric.Sample;
import org.regesta.command.authentication.api.AuthGuardCommand.ShowSamples;
import org.regesta.command.authentication.api.AuthGuardCommand.Shown;
import org.regesta.events.Meta;
import org.regesta.ports.Commands;
import org.springframework.stereotype.Component;

/**
 * Has the person's guard count what was compared. A sample is compared once: a partner whom a finger was shown for one
 * answer gets no second by it, at whatever door.
 */
@Component
class SampleGuard {

    private final Commands commands;

    SampleGuard(Commands commands) {
        this.commands = commands;
    }

    /**
     * Returns when the comparison may be told.
     *
     * @throws Denied REPLAYED, or FACTOR_LOCKED after too many wrong ones: whether these were right is not told
     */
    void show(Visit visit, String subject, List<Sample> samples, boolean right) {
        ShowSamples command = new ShowSamples(
                subject,
                samples.stream().map(Sample::id).collect(Collectors.toCollection(TreeSet::new)),
                right,
                samples.stream()
                        .map(Sample::taken)
                        .max(Comparator.naturalOrder())
                        .orElse(visit.at()),
                visit.at());
        Commands.Done done = commands.send(command, visit.by().with(Meta.COMMAND_ID, visit.digest() + ":show"));
        switch (done.result() instanceof Shown shown ? shown : Shown.BEFORE) {
            case MATCHED, WRONG -> {}
            case BEFORE -> throw new Denied(AuthRefusal.REPLAYED);
            case TOO_SOON, STOPPED -> throw new Denied(AuthRefusal.FACTOR_LOCKED, "bio-" + modality(samples));
        }
    }

    private static String modality(List<Sample> samples) {
        return samples.getFirst().modality().name();
    }
}
