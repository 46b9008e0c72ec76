package org.regesta.command.virtualid;

import java.time.Instant;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.events.virtualid.VidEnd;
import org.regesta.ports.Refusal;

/** The state of a virtual id in MOSIP's words, which are ours too. */
enum VidStatus {
    ACTIVE,
    DEACTIVATED,
    REVOKED,
    EXPIRED,
    USED,
    INVALIDATED,
    DRAFT;

    static VidStatus of(VirtualId virtualId, Instant now) {
        if (virtualId.end().isPresent()) {
            return switch (virtualId.end().get()) {
                case REVOKED -> REVOKED;
                case EXPIRED -> EXPIRED;
                case USED -> USED;
                case INVALIDATED -> INVALIDATED;
            };
        }
        if (!virtualId.issued()) {
            return DRAFT;
        }
        return virtualId.hasRunOut(now) ? EXPIRED : virtualId.active() ? ACTIVE : DEACTIVATED;
    }

    /** @throws Refusal naming the state */
    static void refuseUnlessActive(VirtualId virtualId, Instant now) {
        VidStatus status = of(virtualId, now);
        if (status != ACTIVE) {
            throw new Refusal(status.refusal());
        }
    }

    /** @throws Refusal naming the state, where MOSIP makes no new one of it */
    void refuseUnlessRegenerable() {
        if (this == DEACTIVATED || this == INVALIDATED || this == DRAFT) {
            throw new Refusal(refusal());
        }
    }

    VidEnd end() {
        return switch (this) {
            case REVOKED -> VidEnd.REVOKED;
            case EXPIRED -> VidEnd.EXPIRED;
            case USED -> VidEnd.USED;
            case INVALIDATED -> VidEnd.INVALIDATED;
            case ACTIVE, DEACTIVATED, DRAFT -> throw new IllegalArgumentException("not an end");
        };
    }

    private VirtualIdRefusal refusal() {
        return switch (this) {
            case DEACTIVATED -> VirtualIdRefusal.DEACTIVATED;
            case REVOKED -> VirtualIdRefusal.REVOKED;
            case EXPIRED -> VirtualIdRefusal.EXPIRED;
            case USED -> VirtualIdRefusal.USED;
            case INVALIDATED -> VirtualIdRefusal.INVALIDATED;
            case DRAFT -> VirtualIdRefusal.DRAFT;
            case ACTIVE -> throw new IllegalArgumentException("active is no reason to refuse");
        };
    }
}
