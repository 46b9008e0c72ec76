package org.regesta.auth.ida;

import org.regesta.events.authentication.AnswerKind;

/**
 * A request as it came: the path's parts, the {@code signature} header (empty when there was none), the body's bytes.
 */
record Asked(AnswerKind kind, String licence, String partnerId, String apiKey, String signature, byte[] body) {
    @Override
    public String toString() {
        return "Asked[" + kind + "]"; // licence and key stay out of logs
    }
}
