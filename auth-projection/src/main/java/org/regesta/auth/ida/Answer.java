package org.regesta.auth.ida;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.regesta.auth.Denied;
import org.regesta.auth.Denied.Reason;
import org.regesta.wire.Json;
import org.regesta.wire.MosipTime;

/**
 * An answer in MOSIP IDA's envelope; its bytes are what is signed and sent.
 *
 * @param good whether it says yes
 */
record Answer(byte[] bytes, boolean good) {

    static Answer yes(Visit visit, Map<String, ?> response) {
        Map<String, Object> content = new HashMap<>(response);
        String status = visit.asked().service().status();
        if (!status.isEmpty()) {
            content.put(status, true);
        }
        return of(visit.asked(), visit.at(), visit.transactionId(), null, content);
    }

    static Answer no(Visit visit, List<Reason> reasons) {
        return of(visit.asked(), visit.at(), visit.transactionId(), reasons, refused(visit.asked()));
    }

    /** For a request of which no more is known; its transaction id is repeated if it can be read. */
    static Answer no(Asked asked, Instant at, List<Reason> reasons) {
        return of(asked, at, readable(asked), reasons, refused(asked));
    }

    private static Answer of(
            Asked asked,
            Instant at,
            String transactionId,
            @Nullable List<Reason> reasons,
            @Nullable Map<String, ?> response) {
        Map<String, @Nullable Object> envelope = new HashMap<>();
        envelope.put("id", asked.service().id());
        envelope.put("version", "1.0");
        envelope.put("transactionID", transactionId.isEmpty() ? null : transactionId);
        envelope.put("responseTime", MosipTime.text(at));
        envelope.put(
                "errors",
                reasons == null ? null : reasons.stream().map(IdaCodes::error).toList());
        envelope.put("response", response);
        return new Answer(Json.write(envelope).getBytes(StandardCharsets.UTF_8), reasons == null);
    }

    private static @Nullable Map<String, ?> refused(Asked asked) {
        String status = asked.service().status();
        if (status.isEmpty()) {
            return null;
        }
        Map<String, @Nullable Object> response = new HashMap<>();
        response.put(status, false);
        response.put("authToken", null);
        return response;
    }

    private static String readable(Asked asked) {
        try {
            return Visit.transactionId(Fields.of(Json.tree(asked.body()), ""));
        } catch (Json.Malformed | Denied notReadable) {
            return "";
        }
    }
}
