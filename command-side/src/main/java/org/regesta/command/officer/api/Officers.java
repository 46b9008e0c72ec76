package org.regesta.command.officer.api;

import java.util.List;
import java.util.Optional;
import org.regesta.events.officer.OfficerEvent;
import org.regesta.events.officer.OfficerEvent.Appointed;
import org.regesta.events.officer.OfficerEvent.Disabled;
import org.regesta.events.officer.OfficerEvent.Enabled;
import org.regesta.events.officer.OfficerEvent.RolesChanged;
import org.regesta.events.officer.OfficerEvent.SignInFailed;
import org.regesta.events.officer.OfficerEvent.SignInLinkMade;
import org.regesta.events.officer.OfficerEvent.SignInLinkUsed;
import org.regesta.events.officer.OfficerEvent.SignedIn;
import org.regesta.events.officer.OfficerEvent.TotpEnrolled;
import org.regesta.ports.Recorded;

/** Reads an office from its stream, {@code officer:<officerId>} of the registry. */
public final class Officers {

    private Officers() {}

    /** @return none when nobody of that id was appointed */
    public static Optional<OfficerState> fold(List<Recorded> stream) {
        Optional<OfficerState> office = Optional.empty();
        for (Recorded recorded : stream) {
            if (recorded.payload() instanceof OfficerEvent event) {
                office = Optional.of(after(office, event, recorded.position()));
            }
        }
        return office;
    }

    /**
     * The office after one more event.
     *
     * @param position of the event in the registry
     * @throws IllegalStateException when the stream does not begin with an appointment
     */
    public static OfficerState after(Optional<OfficerState> before, OfficerEvent event, long position) {
        return switch (event) {
            case Appointed e -> OfficerState.appointed(e, position);
            case SignInLinkMade e -> held(before).after(e);
            case SignInLinkUsed e -> held(before).afterLinkUsed();
            case TotpEnrolled e -> held(before).afterEnrolled(e.totpId());
            case SignedIn e -> held(before).after(e);
            case SignInFailed e -> held(before).after(e);
            case RolesChanged e -> held(before).afterRoles(e.roles(), position);
            case OfficerEvent.PersonNamed e -> held(before);
            case Disabled e -> held(before).afterDisabled(true);
            case Enabled e -> held(before).afterDisabled(false);
        };
    }

    private static OfficerState held(Optional<OfficerState> office) {
        return office.orElseThrow(() -> new IllegalStateException("an office begins with an appointment"));
    }
}
