package org.regesta.command.resident;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.regesta.command.identity.api.OwnLocks;
import org.regesta.command.resident.api.ResidentRefusal;
import org.regesta.command.virtualid.api.OwnVirtualIds;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.events.Meta;
import org.regesta.events.identity.Factor;
import org.regesta.ports.Attribution;
import org.regesta.ports.Holders;
import org.regesta.ports.Holders.Claim;
import org.regesta.ports.Holders.Holder;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** Does what residents ask for, once an OTP has shown who they are, and writes to them that it was done. */
@Component
class ResidentDesk {

    private final Holders holders;
    private final OwnVirtualIds virtualIds;
    private final OwnLocks locks;

    ResidentDesk(Holders holders, OwnVirtualIds virtualIds, OwnLocks locks) {
        this.holders = holders;
        this.virtualIds = virtualIds;
        this.locks = locks;
    }

    /** @param told whether the holder was written to */
    record Done(String vid, boolean told) {
        @Override
        public String toString() {
            return "Done"; // a VID stays out of logs
        }
    }

    Done issue(Claim claim, String vidType, Attribution by) {
        Holder holder = known(claim, by);
        String vid = virtualIds.issue(holder.subject(), vidType, about(holder, by));
        return new Done(vid, holder.tell("virtual-id", "A virtual id was made for you, as you asked."));
    }

    Done revoke(Claim claim, String vid, Attribution by) {
        Holder holder = known(claim, by);
        try {
            virtualIds.revoke(holder.subject(), vid, about(holder, by));
        } catch (Refusal refused) {
            throw refused.code() == VirtualIdRefusal.UNKNOWN ? new Refusal(ResidentRefusal.NOT_THEIRS) : refused;
        }
        return new Done("", holder.tell("virtual-id", "One of your virtual ids was revoked, as you asked."));
    }

    Done lock(Claim claim, Set<Factor> factors, Attribution by) {
        Holder holder = known(claim, by);
        locks.lock(holder.subject(), factors, about(holder, by));
        return new Done("", holder.tell("lock", "Ways of authenticating as you were locked, as you asked."));
    }

    Done unlock(Claim claim, Set<Factor> factors, Instant until, Attribution by) {
        Holder holder = known(claim, by);
        locks.unlock(holder.subject(), factors, Optional.of(until), about(holder, by));
        return new Done(
                "", holder.tell("lock", "Ways of authenticating as you were unlocked for a time, as you asked."));
    }

    private Holder known(Claim claim, Attribution by) {
        return holders.known(claim, by).orElseThrow(() -> new Refusal(ResidentRefusal.NOT_PROVEN));
    }

    private static Attribution about(Holder holder, Attribution by) {
        return by.with(Meta.SUBJECT, holder.subject());
    }
}
