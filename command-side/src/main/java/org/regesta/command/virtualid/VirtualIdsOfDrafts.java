package org.regesta.command.virtualid;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.regesta.command.virtualid.api.DraftVirtualIds;
import org.regesta.command.virtualid.api.VidPolicies;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.events.Sealed;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Attribution;
import org.springframework.stereotype.Component;

/** Virtual ids that wait for their identity. */
@Component
class VirtualIdsOfDrafts implements DraftVirtualIds {

    private final VirtualIds virtualIds;
    private final VirtualIdIssuing issuing;
    private final Clock clock;

    VirtualIdsOfDrafts(VirtualIds virtualIds, VirtualIdIssuing issuing, Clock clock) {
        this.virtualIds = virtualIds;
        this.issuing = issuing;
        this.clock = clock;
    }

    @Override
    public Sealed issueWith(String subject, Attribution by) {
        Instant now = clock.instant();
        drafts(subject).forEach(draft -> issuing.publish(draft, now, by));
        return virtualIds.of(subject).stream()
                .filter(each -> each.usable(now) && each.policy().name().equals(VidPolicies.PERPETUAL))
                .map(VirtualId::vid)
                .findFirst()
                .orElseGet(() -> issuing.issue(subject, VidPolicies.shipped().get(VidPolicies.PERPETUAL), now, by));
    }

    @Override
    public void discardDrafts(String subject, Attribution by) {
        drafts(subject).forEach(draft -> issuing.end(draft, VidEnd.INVALIDATED, by));
    }

    private List<VirtualId> drafts(String subject) {
        return virtualIds.of(subject).stream()
                .filter(each -> !each.issued() && each.end().isEmpty())
                .toList();
    }
}
