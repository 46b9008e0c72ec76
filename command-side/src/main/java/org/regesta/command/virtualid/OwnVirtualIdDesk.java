package org.regesta.command.virtualid;

import org.regesta.command.virtualid.api.OwnVirtualIds;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.springframework.stereotype.Component;

/** The same desk, for holders themselves: a number that is not theirs is one that does not exist. */
@Component
class OwnVirtualIdDesk implements OwnVirtualIds {

    private final VirtualIdDesk desk;
    private final VirtualIds virtualIds;
    private final VidForm form;

    OwnVirtualIdDesk(VirtualIdDesk desk, VirtualIds virtualIds, VidForm form) {
        this.desk = desk;
        this.virtualIds = virtualIds;
        this.form = form;
    }

    @Override
    public String issue(String subject, String vidType, Attribution by) {
        return form.open(desk.issueTo(subject, form.policy(vidType), by));
    }

    @Override
    public void revoke(String subject, String vid, Attribution by) {
        boolean own = virtualIds
                .find(vid)
                .filter(found -> found.subject().equals(subject))
                .isPresent();
        if (!own) {
            throw new Refusal(VirtualIdRefusal.UNKNOWN);
        }
        desk.change(vid, VidStatus.REVOKED, by);
    }
}
