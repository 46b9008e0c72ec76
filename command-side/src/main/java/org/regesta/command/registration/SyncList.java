package org.regesta.command.registration;

import java.security.PrivateKey;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.regesta.command.masterdata.api.Offices;
import org.regesta.ports.HouseKeys;
import org.regesta.ports.Refusal;
import org.regesta.wire.Json;
import org.regesta.wire.KeySealed;
import org.regesta.wire.MosipRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * The field's list of packets to come as it is sent: a JSON string, base64url of the list encrypted for the key of
 * centre and machine, as packets are.
 */
@Component
class SyncList {

    private static final Pattern REFERENCE = Pattern.compile("([0-9]{5})_([0-9]{5})");
    private static final TypeReference<MosipRequest<List<SyncEntry>>> LIST = new TypeReference<>() {};

    private final HouseKeys keys;
    private final Offices offices;
    private final Clock clock;
    private final boolean plainTaken;

    /** @param plainTaken whether a list that is not encrypted is accepted */
    SyncList(
            HouseKeys keys,
            Offices offices,
            Clock clock,
            @Value("${regesta.registration.unencrypted:false}") boolean plainTaken) {
        this.keys = keys;
        this.offices = offices;
        this.clock = clock;
        this.plainTaken = plainTaken;
    }

    /**
     * The list in clear.
     *
     * @param reference {@code <centre>_<machine>}, of a machine that stands there now
     * @throws Refusal of {@link SyncRefusal}
     */
    MosipRequest<List<SyncEntry>> read(JsonNode body, @Nullable String reference) {
        if (!body.isString()) {
            if (!plainTaken) {
                throw new Refusal(SyncRefusal.NOT_ENCRYPTED);
            }
            return list(body);
        }
        byte[] plain = KeySealed.open(bytes(body.asString()), keys(String.valueOf(reference)))
                .orElseThrow(() -> new Refusal(SyncRefusal.NOT_OPENED));
        return list(Json.tree(plain));
    }

    private List<PrivateKey> keys(String reference) {
        Matcher place = REFERENCE.matcher(reference);
        return place.matches()
                        && offices.machine(place.group(2), clock.instant())
                                .filter(machine -> machine.centreId().equals(place.group(1)))
                                .isPresent()
                ? keys.all("REGISTRATION", reference).stream()
                        .map(HouseKeys.Pair::privateKey)
                        .toList()
                : List.of();
    }

    private static MosipRequest<List<SyncEntry>> list(JsonNode body) {
        try {
            return Json.mapper().readerFor(LIST).readValue(body);
        } catch (JacksonException anotherShape) {
            throw new Refusal(SyncRefusal.NOT_A_LIST);
        }
    }

    private static byte[] bytes(String text) {
        try {
            return Base64.getUrlDecoder().decode(text.strip());
        } catch (IllegalArgumentException notBase64) {
            throw new Refusal(SyncRefusal.NOT_OPENED);
        }
    }
}
