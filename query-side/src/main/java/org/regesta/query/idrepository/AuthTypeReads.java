package org.regesta.query.idrepository;

import org.regesta.command.identity.api.IdentityRecord;
import org.regesta.command.uin.api.Uins;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.query.idrepository.Finder.IdType;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;

/** Finds whose factors are asked for: by UIN or VID alone. */
@Component
class AuthTypeReads {

    private final Finder finder;
    private final Uins uins;
    private final Vids vids;

    AuthTypeReads(Finder finder, Uins uins, Vids vids) {
        this.finder = finder;
        this.uins = uins;
        this.vids = vids;
    }

    IdentityRecord find(String id) {
        if (uins.isValid(id)) {
            return finder.find(id, IdType.UIN);
        }
        if (vids.isValid(id)) {
            return finder.find(id, IdType.VID);
        }
        throw new MosipRefusal(BadRequest.INVALID_FIELD, "individualId");
    }
}
