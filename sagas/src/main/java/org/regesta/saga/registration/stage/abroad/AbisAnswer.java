package org.regesta.saga.registration.stage.abroad;

import java.util.ArrayList;
import java.util.List;
import org.regesta.wire.Json;
import tools.jackson.databind.JsonNode;

/**
 * What of an ABIS's answer counts, within bounds.
 *
 * @param reason why not, MOSIP's number; empty when it did what was asked
 */
record AbisAnswer(String operation, String requestId, boolean done, String reason, List<Likely> candidates) {

    private static final int LONGEST = 1 << 20;
    private static final int MOST = 200;
    private static final int HIGHEST = 10_000;
    private static final String PREFIX = "mosip.abis.";

    /** @param score as the ABIS has it, 0 when it says none */
    record Likely(String reference, int score) {}

    /** @throws Json.Malformed when it is no answer */
    static AbisAnswer read(byte[] message) {
        JsonNode answer = Json.tree(message.length > LONGEST ? new byte[0] : message);
        String id = text(answer.path("id"));
        List<Likely> candidates = new ArrayList<>();
        for (JsonNode each : answer.at("/candidateList/candidates")) {
            String reference = text(each.path("referenceId"));
            if (!reference.isEmpty() && candidates.size() < MOST) {
                candidates.add(new Likely(reference, score(each.path("analytics"))));
            }
        }
        return new AbisAnswer(
                id.startsWith(PREFIX) ? id.substring(PREFIX.length()) : "",
                text(answer.path("requestId")),
                text(answer.path("returnValue")).equals("1"),
                text(answer.path("failureReason")),
                List.copyOf(candidates));
    }

    private static int score(JsonNode analytics) {
        String said = text(analytics.path("internalScore")) + "";
        String text = said.isEmpty() ? text(analytics.path("confidence")) : said;
        return text.matches("[0-9]{1,6}(\\.[0-9]{1,9})?") ? (int) Math.min(HIGHEST, Double.parseDouble(text)) : 0;
    }

    private static String text(JsonNode node) {
        String text = node.isString() || node.isNumber() ? node.asString().strip() : "";
        return text.length() > 128 ? "" : text;
    }
}
