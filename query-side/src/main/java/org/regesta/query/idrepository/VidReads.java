package org.regesta.query.idrepository;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.events.Purpose;
import org.regesta.ports.Attribution;
import org.regesta.ports.Refusal;
import org.regesta.ports.SealedAs;
import org.regesta.query.disclosure.Disclosures;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.regesta.wire.MosipTime;
import org.springframework.stereotype.Component;

/** Reads virtual ids for a system that works with the ID repository. */
@Component
class VidReads {

    /** Names the field of a refusal that MOSIP answers without naming one. */
    static final String NOT_A_NUMBER = "UIN/number";

    private final Identities identities;
    private final VirtualIds virtualIds;
    private final Lenses lenses;
    private final Vids vids;

    VidReads(Identities identities, VirtualIds virtualIds, Lenses lenses, Vids vids) {
        this.identities = identities;
        this.virtualIds = virtualIds;
        this.lenses = lenses;
        this.vids = vids;
    }

    /** What it takes to find, open and record. */
    @Component
    static class Lenses {
        private final Finder finder;
        private final ReadDesk desk;
        private final IdRepositoryOpener opener;
        private final Disclosures disclosures;

        Lenses(Finder finder, ReadDesk desk, IdRepositoryOpener opener, Disclosures disclosures) {
            this.finder = finder;
            this.desk = desk;
            this.opener = opener;
            this.disclosures = disclosures;
        }
    }

    String uin(String vid, Instant now, Attribution by) {
        if (!vids.isValid(vid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "vid");
        }
        VirtualId found = lenses.finder.known(vid).orElseThrow(() -> new Refusal(VirtualIdRefusal.UNKNOWN));
        lenses.finder.refuseUnusable(found);
        IdentityRecord record =
                identities.record(found.subject()).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
        refuseInactive(record);
        return lenses.desk.uin(record, by);
    }

    private static void refuseInactive(IdentityRecord record) {
        switch (record.status()) {
            case ACTIVATED -> {}
            case BLOCKED -> throw new Refusal(VirtualIdRefusal.IDENTITY_BLOCKED);
            case DEACTIVATED, DECEASED -> throw new Refusal(VirtualIdRefusal.IDENTITY_DEACTIVATED);
        }
    }

    List<VirtualIdReadEndpoint.Vid> active(String uin, Instant now, Attribution by) {
        List<VirtualId> active = identities.byUin(uin).map(virtualIds::of).orElseGet(List::of).stream()
                .filter(each -> each.usable(now))
                .toList();
        if (!active.isEmpty()) {
            lenses.disclosures.record(
                    Set.of(active.getFirst().subject()), Purpose.ID_REPOSITORY, Set.of(SealedAs.VID), by);
        }
        return active.stream()
                .flatMap(each -> lenses.opener.open(SealedAs.VID, each.vid()).stream()
                        .map(number -> new VirtualIdReadEndpoint.Vid(
                                number,
                                each.policy().name().toUpperCase(java.util.Locale.ROOT),
                                each.expires().map(MosipTime::text).orElse(null),
                                each.policy().transactions().orElse(null))))
                .toList();
    }
}
