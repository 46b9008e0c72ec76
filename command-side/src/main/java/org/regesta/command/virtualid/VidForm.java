package org.regesta.command.virtualid;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.regesta.command.identity.api.OwnNumbers;
import org.regesta.command.uin.api.Uins;
import org.regesta.command.virtualid.api.VidPolicies.Policy;
import org.regesta.command.virtualid.api.Vids;
import org.regesta.command.virtualid.api.VirtualIds;
import org.regesta.events.Sealed;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.stereotype.Component;

/** Reads the fields of a request about virtual ids, and gives their numbers to whoever may have them. */
@Component
class VidForm {

    private final Uins uins;
    private final Vids vids;
    private final VirtualIds virtualIds;
    private final OwnNumbers numbers;

    VidForm(Uins uins, Vids vids, VirtualIds virtualIds, OwnNumbers numbers) {
        this.uins = uins;
        this.vids = vids;
        this.virtualIds = virtualIds;
        this.numbers = numbers;
    }

    Policy policy(@Nullable String type) {
        return virtualIds
                .policy(present("vidType", type))
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "vidType"));
    }

    String uin(@Nullable String uin) {
        if (!uins.isValid(present("UIN", uin))) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "UIN");
        }
        return present("UIN", uin);
    }

    String vid(String vid) {
        if (!vids.isValid(vid)) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "vid");
        }
        return vid;
    }

    VidStatus status(@Nullable String status) {
        String text = present("vidStatus", status);
        return Arrays.stream(VidStatus.values())
                .filter(known -> known != VidStatus.DRAFT && known.name().equals(text))
                .findFirst()
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "vidStatus"));
    }

    String open(Sealed vid) {
        return numbers.vid(vid);
    }

    private static String present(String field, @Nullable String value) {
        if (value == null) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, field);
        }
        return value;
    }
}
