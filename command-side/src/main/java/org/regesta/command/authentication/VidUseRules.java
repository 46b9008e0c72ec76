package org.regesta.command.authentication;

import java.util.List;
import java.util.Set;
import org.regesta.command.authentication.api.AuthGuardCommand.Use;
import org.regesta.command.authentication.api.AuthGuardCommand.UseVid;
import org.regesta.events.authentication.AuthGuardEvent;
import org.regesta.events.authentication.AuthGuardEvent.VidUsed;

/** A virtual id of a limited policy is used so many times and no more, however many ask at once. */
final class VidUseRules {

    private VidUseRules() {}

    /** What a use came to, and what is to be remembered of it. */
    record Verdict(Use use, List<AuthGuardEvent> events) {}

    static Verdict decide(UseVid command, AuthGuardState state) {
        Set<String> uses = state.uses().getOrDefault(command.vidId(), Set.of());
        if (uses.contains(command.useId())) {
            return new Verdict(left(command, uses) > 0 ? Use.COUNTED : Use.LAST, List.of());
        }
        int left = left(command, uses) - 1;
        if (left < 0) {
            return new Verdict(Use.NONE_LEFT, List.of());
        }
        VidUsed used = new VidUsed(command.subject(), command.vidId(), command.useId(), left);
        return new Verdict(left > 0 ? Use.COUNTED : Use.LAST, List.of(used));
    }

    private static int left(UseVid command, Set<String> uses) {
        return command.allowed() - uses.size();
    }
}
