package org.regesta.command.officer.api;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.events.officer.OfficerEvent.Appointed;
import org.regesta.events.officer.OfficerEvent.SignInFailed;
import org.regesta.events.officer.OfficerEvent.SignInLinkMade;
import org.regesta.events.officer.OfficerEvent.SignedIn;
import org.regesta.events.officer.Role;

/**
 * An office as it stands.
 *
 * @param mandatePosition the registry position of the event that gave the roles
 * @param liveLink the one link that can still sign in, if not expired
 * @param mayEnrol whether a link was used since an authenticator app was last enrolled
 * @param totpId the authenticator app enrolled
 * @param lastStep the step of the last right code: none at or before it is accepted again
 * @param failures wrong codes since the last right one
 * @param disabled whether neither links nor codes nor tokens count
 */
public record OfficerState(
        String officerId,
        Set<Role> roles,
        Optional<String> centreId,
        long mandatePosition,
        Optional<Link> liveLink,
        boolean mayEnrol,
        Optional<String> totpId,
        long lastStep,
        int failures,
        Optional<Instant> frozenUntil,
        boolean disabled) {

    /** A one-time sign-in link, by its id; its secret is {@link org.regesta.ports.Secrets#signInLink}. */
    public record Link(String linkId, Instant expires) {}

    /** The office on its first day. */
    public static OfficerState appointed(Appointed e, long position) {
        return new OfficerState(
                e.officerId(),
                e.roles(),
                e.centreId(),
                position,
                Optional.empty(),
                false,
                Optional.empty(),
                -1,
                0,
                Optional.empty(),
                false);
    }

    public OfficerState after(SignInLinkMade e) {
        return with(Optional.of(new Link(e.linkId(), e.expires())), mayEnrol, totpId);
    }

    public OfficerState afterLinkUsed() {
        return with(Optional.empty(), true, totpId);
    }

    /** A new app starts anew: no code of it was used or missed. */
    public OfficerState afterEnrolled(String newTotpId) {
        return with(liveLink, false, Optional.of(newTotpId)).signIns(-1, 0, Optional.empty());
    }

    public OfficerState after(SignedIn e) {
        return signIns(e.step(), 0, Optional.empty());
    }

    public OfficerState after(SignInFailed e) {
        return signIns(lastStep, e.failures(), e.frozenUntil());
    }

    /** @param position of the event that changed them: the mandate begins there */
    public OfficerState afterRoles(Set<Role> newRoles, long position) {
        return new OfficerState(
                officerId,
                newRoles,
                centreId,
                position,
                liveLink,
                mayEnrol,
                totpId,
                lastStep,
                failures,
                frozenUntil,
                disabled);
    }

    /** A link that lay about does not outlive being disabled. */
    public OfficerState afterDisabled(boolean nowDisabled) {
        return new OfficerState(
                officerId,
                roles,
                centreId,
                mandatePosition,
                Optional.empty(),
                mayEnrol,
                totpId,
                lastStep,
                failures,
                frozenUntil,
                nowDisabled);
    }

    /** Whether codes are not evaluated at that time. */
    public boolean frozen(Instant now) {
        return frozenUntil.filter(now::isBefore).isPresent();
    }

    private OfficerState with(Optional<Link> link, boolean enrol, Optional<String> totp) {
        return new OfficerState(
                officerId,
                roles,
                centreId,
                mandatePosition,
                link,
                enrol,
                totp,
                lastStep,
                failures,
                frozenUntil,
                disabled);
    }

    private OfficerState signIns(long step, int missed, Optional<Instant> frozen) {
        return new OfficerState(
                officerId,
                roles,
                centreId,
                mandatePosition,
                liveLink,
                mayEnrol,
                totpId,
                step,
                missed,
                frozen,
                disabled);
    }
}
