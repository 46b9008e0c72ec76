package org.regesta.query.identitycard;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.regesta.ports.Reads;
import org.regesta.ports.Refusal;
import org.regesta.ports.ViewStore;
import org.regesta.query.identitycard.api.IdentityCardRefusal;
import org.regesta.wire.BadRequest;
import org.regesta.wire.MosipRefusal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Whose number is it? The number comes in the body, so it stands in no log of addresses. */
@RestController
@Tag(name = "Identities")
class LookUpEndpoint {

    private static final int LONGEST = 64;

    private final ViewStore store;
    private final LookUpOpener lookUp;
    private final Clock clock;

    LookUpEndpoint(ViewStore store, LookUpOpener lookUp, Clock clock) {
        this.store = store;
        this.lookUp = lookUp;
        this.clock = clock;
    }

    /** @param idType {@code UIN}, {@code VID} or {@code RID} */
    record Body(@Nullable String idType, @Nullable String id) {
        @Override
        public String toString() {
            return "Body"; // the number stays out of logs
        }
    }

    record Answer(String subject) {}

    @PostMapping("/v1/identities/lookup")
    @Reads(IdentityCardProjection.NAME)
    @Operation(summary = "The subject that a UIN, a VID or a registration id belongs to")
    Answer lookUp(@RequestBody Body body) {
        String index = lookUp.index(kind(body.idType()), number(body.id()));
        return IdentityCardProjection.owner(store, index)
                .filter(owner -> owner.until()
                        .map(until -> clock.instant().isBefore(until))
                        .orElse(true))
                .filter(owner -> IdentityCardProjection.leads(store, owner))
                .map(owner -> new Answer(owner.subject()))
                .orElseThrow(() -> new Refusal(IdentityCardRefusal.UNKNOWN));
    }

    private static NumberKind kind(@Nullable String idType) {
        if (idType == null || idType.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "idType");
        }
        return Arrays.stream(NumberKind.values())
                .filter(kind -> kind.name().equals(idType))
                .findFirst()
                .orElseThrow(() -> new MosipRefusal(BadRequest.INVALID_FIELD, "idType"));
    }

    private static String number(@Nullable String id) {
        if (id == null || id.isEmpty()) {
            throw new MosipRefusal(BadRequest.MISSING_FIELD, "id");
        }
        if (id.length() > LONGEST) {
            throw new MosipRefusal(BadRequest.INVALID_FIELD, "id");
        }
        return id;
    }
}
