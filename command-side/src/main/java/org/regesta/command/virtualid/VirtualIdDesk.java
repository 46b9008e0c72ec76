package org.regesta.command.virtualid;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.regesta.command.identity.api.DraftRecord;
import org.regesta.command.identity.api.Drafts;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityStatus;
import org.regesta.command.virtualid.api.VidPolicies.Policy;
import org.regesta.command.virtualid.api.VidPolicies.Restore;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** What is done with virtual ids, by the number of the identity or their own. */
@Component
class VirtualIdDesk {

    private final Identities identities;
    private final VirtualIds virtualIds;
    private final VirtualIdIssuing issuing;
    private final Drafts drafts;
    private final Clock clock;

    VirtualIdDesk(Identities identities, VirtualIds virtualIds, VirtualIdIssuing issuing, Drafts drafts, Clock clock) {
        this.identities = identities;
        this.virtualIds = virtualIds;
        this.issuing = issuing;
        this.drafts = drafts;
        this.clock = clock;
    }

    /** What stands after a change; {@code restored}: the one that took its place, or was made. */
    record Changed(VidStatus status, Optional<Sealed> restored) {}

    Sealed issue(String uin, Policy policy, Attribution by) {
        return issueTo(identities.byUin(uin).orElseThrow(() -> unknown()), policy, by);
    }

    Sealed issueTo(String subject, Policy policy, Attribution by) {
        refuseInactive(identities.record(subject).orElseThrow(() -> unknown()));
        return issuing.issue(subject, policy, clock.instant(), by);
    }

    /** For a UIN whose identity is a draft; of one that lives, it is issued at once. */
    Changed draft(String uin, Policy policy, Attribution by) {
        Optional<DraftRecord> draft = drafts.byUin(uin);
        return draft.isPresent()
                ? new Changed(
                        VidStatus.DRAFT, Optional.of(issuing.draft(draft.get().subject(), policy, clock.instant(), by)))
                : new Changed(VidStatus.ACTIVE, Optional.of(issue(uin, policy, by)));
    }

    /** @throws Refusal UNKNOWN, also where its person was forgotten */
    private VirtualId known(String vid) {
        return virtualIds
                .find(vid)
                .filter(found -> !identities.isForgotten(found.subject()))
                .orElseThrow(() -> unknown());
    }

    /** @throws Refusal saying in what other state than active it is */
    Changed change(String vid, VidStatus status, Attribution by) {
        Instant now = clock.instant();
        VirtualId found = known(vid);
        VidStatus.refuseUnlessActive(found, now);
        Policy policy = found.policy();
        boolean unlimited = status == VidStatus.USED && policy.transactions().isEmpty();
        if (unlimited || status == VidStatus.ACTIVE) {
            return new Changed(VidStatus.ACTIVE, Optional.empty());
        }
        if (status == VidStatus.DEACTIVATED) {
            issuing.deactivate(found, by);
        } else {
            issuing.end(found, status.end(), by);
        }
        boolean restores = policy.autoRestore() && restoresOn(policy) == status && isActive(found.subject());
        return new Changed(
                status, restores ? Optional.of(issuing.issue(found.subject(), policy, now, by)) : Optional.empty());
    }

    /** Whoever is blocked or deactivated may give up a virtual id, and gets none in its place. */
    private boolean isActive(String subject) {
        return identities
                .record(subject)
                .filter(record -> record.status() == IdentityStatus.ACTIVATED)
                .isPresent();
    }

    private static VidStatus restoresOn(Policy policy) {
        return policy.restoreOn() == Restore.REVOKED ? VidStatus.REVOKED : VidStatus.INVALIDATED;
    }

    /** Another in its place: only where the policy does not restore by itself. */
    Sealed regenerate(String vid, Attribution by) {
        Instant now = clock.instant();
        VirtualId found = known(vid);
        if (found.policy().autoRestore()) {
            throw new Refusal(VirtualIdRefusal.TOO_MANY);
        }
        VidStatus.of(found, now).refuseUnlessRegenerable();
        refuseInactive(identities.record(found.subject()).orElseThrow(() -> unknown()));
        issuing.end(found, VidEnd.INVALIDATED, by);
        return issuing.issue(found.subject(), found.policy(), now, by);
    }

    /** @throws Refusal UNKNOWN when there was none to switch off */
    void deactivateAll(String uin, Attribution by) {
        Instant now = clock.instant();
        List<VirtualId> active =
                ofUin(uin).stream().filter(each -> each.usable(now)).toList();
        refuseNone(active);
        active.forEach(each -> issuing.deactivate(each, by));
    }

    /** @throws Refusal UNKNOWN when there was none to switch on */
    void reactivateAll(String uin, Attribution by) {
        Instant now = clock.instant();
        List<VirtualId> inactive = ofUin(uin).stream()
                .filter(each -> each.issued() && !each.active() && !each.isOver(now))
                .toList();
        refuseNone(inactive);
        inactive.forEach(each -> issuing.reactivate(each, by));
    }

    private List<VirtualId> ofUin(String uin) {
        return identities.byUin(uin).map(virtualIds::of).orElseGet(List::of);
    }

    private static void refuseNone(List<VirtualId> found) {
        if (found.isEmpty()) {
            throw unknown();
        }
    }

    static void refuseInactive(IdentityRecord record) {
        switch (record.status()) {
            case ACTIVATED -> {}
            case BLOCKED -> throw new Refusal(VirtualIdRefusal.IDENTITY_BLOCKED);
            case DEACTIVATED -> throw new Refusal(VirtualIdRefusal.IDENTITY_DEACTIVATED);
        }
    }

    private static Refusal unknown() {
        return new Refusal(VirtualIdRefusal.UNKNOWN);
    }
}
