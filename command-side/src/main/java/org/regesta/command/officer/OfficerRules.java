package org.regesta.command.officer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.command.officer.OfficeState.Held;
import org.regesta.command.officer.OfficeState.Vacant;
import org.regesta.command.officer.api.OfficerCommand;
import org.regesta.command.officer.api.OfficerCommand.Appoint;
import org.regesta.command.officer.api.OfficerCommand.ChangeRoles;
import org.regesta.command.officer.api.OfficerCommand.Disable;
import org.regesta.command.officer.api.OfficerCommand.Enable;
import org.regesta.command.officer.api.OfficerCommand.EnrolTotp;
import org.regesta.command.officer.api.OfficerCommand.MakeSignInLink;
import org.regesta.command.officer.api.OfficerCommand.RecordSignIn;
import org.regesta.command.officer.api.OfficerCommand.SignIn;
import org.regesta.command.officer.api.OfficerCommand.UseSignInLink;
import org.regesta.command.officer.api.OfficerRefusal;
import org.regesta.command.officer.api.OfficerState;
import org.regesta.command.officer.api.Officers;
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
import org.regesta.ports.Refusal;

/** Who may enter an office, and how often they may try. */
final class OfficerRules {

    static final OfficeState NOTHING_YET = new Vacant();

    /** The wrong code that freezes, and each wrong one after it, until a right one. */
    static final int FAILURES_TO_FREEZE = 5;

    static final Duration FREEZE = Duration.ofMinutes(15);

    /** A rule needs no mandate's position, and an aggregate does not know it. */
    private static final long UNKNOWN_POSITION = -1;

    private OfficerRules() {}

    static List<OfficerEvent> decide(OfficerCommand command, OfficeState state) {
        return switch (command) {
            case Appoint c ->
                switch (state) {
                    case Vacant vacant ->
                        List.of(new Appointed(c.officerId(), c.roles(), c.centreId(), c.attributes()));
                    case Held held -> throw new Refusal(OfficerRefusal.ALREADY_APPOINTED);
                };
            case MakeSignInLink c -> makeLink(c, held(state));
            case UseSignInLink c -> useLink(c, held(state));
            case EnrolTotp c -> enrol(c, held(state));
            case RecordSignIn c -> signIn(c, held(state));
            case ChangeRoles c ->
                held(state).roles().equals(c.roles()) ? List.of() : List.of(new RolesChanged(c.officerId(), c.roles()));
            case OfficerCommand.NamePerson c -> {
                held(state);
                yield List.of(new OfficerEvent.PersonNamed(c.officerId(), c.subject()));
            }
            case Disable c -> held(state).disabled() ? List.of() : List.of(new Disabled(c.officerId()));
            case Enable c -> held(state).disabled() ? List.of(new Enabled(c.officerId())) : List.of();
        };
    }

    static OfficeState evolve(OfficeState state, OfficerEvent event) {
        Optional<OfficerState> before =
                switch (state) {
                    case Vacant vacant -> Optional.empty();
                    case Held held -> Optional.of(held.officer());
                };
        return new Held(Officers.after(before, event, UNKNOWN_POSITION));
    }

    /** What became of a code, by what was decided about it. */
    static SignIn answer(List<OfficerEvent> decided) {
        if (decided.isEmpty()) {
            return SignIn.FROZEN;
        }
        return decided.getFirst() instanceof SignedIn ? SignIn.RIGHT : SignIn.WRONG;
    }

    private static List<OfficerEvent> makeLink(MakeSignInLink c, OfficerState officer) {
        boolean made = officer.liveLink()
                .filter(link -> link.linkId().equals(c.linkId()))
                .isPresent();
        return made ? List.of() : List.of(new SignInLinkMade(c.officerId(), c.linkId(), c.expires()));
    }

    private static List<OfficerEvent> useLink(UseSignInLink c, OfficerState officer) {
        OfficerState.Link link = officer.liveLink()
                .filter(live -> live.linkId().equals(c.linkId()))
                .orElseThrow(() -> new Refusal(OfficerRefusal.LINK_SPENT));
        if (officer.disabled() || !c.now().isBefore(link.expires())) {
            throw new Refusal(OfficerRefusal.LINK_EXPIRED);
        }
        return List.of(new SignInLinkUsed(c.officerId(), c.linkId()));
    }

    private static List<OfficerEvent> enrol(EnrolTotp c, OfficerState officer) {
        if (officer.totpId().filter(c.totpId()::equals).isPresent()) {
            return List.of();
        }
        if (!officer.mayEnrol()) {
            throw new Refusal(OfficerRefusal.NOT_INVITED);
        }
        return List.of(new TotpEnrolled(c.officerId(), c.totpId()));
    }

    private static List<OfficerEvent> signIn(RecordSignIn c, OfficerState officer) {
        if (officer.totpId().filter(c.totpId()::equals).isEmpty()) {
            throw new Refusal(OfficerRefusal.NOT_ENROLLED);
        }
        if (officer.disabled() || officer.frozen(c.now())) {
            return List.of(); // not evaluated: even the right code says nothing now
        }
        Optional<Long> fresh = c.step().filter(step -> step > officer.lastStep());
        if (fresh.isPresent()) {
            return List.of(new SignedIn(c.officerId(), fresh.get()));
        }
        int failures = officer.failures() + 1;
        Optional<Instant> until = failures < FAILURES_TO_FREEZE
                ? Optional.empty()
                : Optional.of(c.now().plus(FREEZE));
        return List.of(new SignInFailed(c.officerId(), failures, until));
    }

    private static OfficerState held(OfficeState state) {
        return switch (state) {
            case Held held -> held.officer();
            case Vacant vacant -> throw new Refusal(OfficerRefusal.UNKNOWN);
        };
    }
}
