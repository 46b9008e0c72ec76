package org.regesta.query.idrepository;

import java.time.Clock;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.Identities;
import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.identity.api.IdentityRefusal;
import org.regesta.command.uin.api.Uins;
import org.regesta.command.virtualid.api.VirtualIdRefusal;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.command.virtualid.api.VirtualIds.VirtualId;
import org.regesta.ports.Refusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;

/** Finds an identity by any number its person has. */
@Component
class Finder {

    private static final int LONGEST = 128;

    private final Identities identities;
    private final VirtualIds virtualIds;
    private final Uins uins;
    private final Clock clock;

    Finder(Identities identities, VirtualIds virtualIds, Uins uins, Clock clock) {
        this.identities = identities;
        this.virtualIds = virtualIds;
        this.uins = uins;
        this.clock = clock;
    }

    enum IdType {
        UIN,
        VID,
        RID,
        HANDLE,
        /** Whatever it may be. */
        ID
    }

    /** @throws MosipRefusal naming {@code idType} */
    static IdType type(@Nullable String idType) {
        if (idType == null) {
            return IdType.ID;
        }
        String name = idType.toUpperCase(Locale.ROOT);
        return Arrays.stream(IdType.values())
                .filter(type -> type.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "idType"));
    }

    /**
     * @throws Refusal UNKNOWN, or the state a virtual id is in when it is not active
     */
    IdentityRecord find(String id, IdType type) {
        if (id.length() > LONGEST) {
            throw new Refusal(IdentityRefusal.UNKNOWN);
        }
        Optional<String> subject =
                switch (type) {
                    case UIN -> identities.byUin(id);
                    case VID -> byVid(id);
                    case RID -> identities.byRegistration(id);
                    case HANDLE -> identities.byHandle(id);
                    case ID -> any(id);
                };
        return subject.flatMap(identities::record).orElseThrow(() -> new Refusal(IdentityRefusal.UNKNOWN));
    }

    private Optional<String> any(String id) {
        return uins.isValid(id)
                ? identities.byUin(id)
                : byVid(id).or(() -> identities.byRegistration(id)).or(() -> identities.byHandle(id));
    }

    private Optional<String> byVid(String vid) {
        return known(vid).map(found -> {
            refuseUnusable(found);
            return found.subject();
        });
    }

    /** A virtual id in whatever state, unless its person was forgotten. */
    Optional<VirtualId> known(String vid) {
        return virtualIds.find(vid).filter(found -> !identities.isForgotten(found.subject()));
    }

    /** @throws Refusal naming the state of a virtual id that is not active */
    void refuseUnusable(VirtualId found) {
        if (found.end().isPresent()) {
            throw new Refusal(
                    switch (found.end().get()) {
                        case REVOKED -> VirtualIdRefusal.REVOKED;
                        case EXPIRED -> VirtualIdRefusal.EXPIRED;
                        case USED -> VirtualIdRefusal.USED;
                        case INVALIDATED -> VirtualIdRefusal.INVALIDATED;
                    });
        }
        if (!found.issued()) {
            throw new Refusal(VirtualIdRefusal.DRAFT);
        }
        if (found.hasRunOut(clock.instant())) {
            throw new Refusal(VirtualIdRefusal.EXPIRED);
        }
        if (!found.active()) {
            throw new Refusal(VirtualIdRefusal.DEACTIVATED);
        }
    }
}
